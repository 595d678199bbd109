import { css } from 'lit';

/** Plain tables: history, extracts, rejected rows. */
export const table = css`
  .table-scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: var(--radius); background: var(--surface); }
  table { width: 100%; border-collapse: collapse; }
  th { padding: 0 10px; height: var(--header-height); background: var(--header); color: var(--header-ink); font-size: var(--text-small); font-weight: var(--strong); text-align: left; white-space: nowrap; }
  td { padding: 4px 10px; border-top: 1px solid var(--line); vertical-align: baseline; white-space: nowrap; }
  tbody th { border-top: 1px solid var(--line); }
  tbody tr:nth-child(even) { background: var(--zebra); }
  tbody tr:hover { background: var(--hover); }
  td.wrap { white-space: normal; min-width: 240px; overflow-wrap: anywhere; }
  th.number, td.number { text-align: right; }
`;
