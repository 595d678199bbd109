import { css } from 'lit';

export const editTableStyles = css`
  :host { display: flex; flex-direction: column; min-width: 0; min-height: 0; background: var(--surface); }
  .scroll { flex: 1; min-height: 0; overflow: auto; overscroll-behavior: contain; }
  table { width: 100%; min-width: 1270px; border-collapse: separate; border-spacing: 0; table-layout: fixed; }
  thead { position: sticky; top: 0; z-index: 2; }
  th { height: var(--header-height); padding: 0 6px; overflow: hidden; background: var(--header); color: var(--header-ink); font-size: var(--text-small); font-weight: var(--strong); text-align: left; text-overflow: ellipsis; white-space: nowrap; }
  th + th { border-left: 1px solid var(--header-hover); }
  th:is(.outstandingQty, .readyQty) { text-align: right; }
  th.poNumber { width: 100px; }
  th.lineNumber { width: 50px; }
  th.itemCode { width: 84px; }
  @media (min-width: 1500px) { th.itemCode { width: auto; } }
  th.outstandingQty { width: 84px; }
  th.readyQty { width: 66px; }
  th:is(.dueOn, .expectedOn) { width: 82px; }
  th.statedOn { width: 104px; }
  th.cell-date { width: 112px; }
  th.cell-readyOn { width: 96px; }
  th.cell-readyQty { width: 88px; }
  th.cell-reason { width: 142px; }
  th.cell-source { width: 126px; }
  :is(th, td):first-child { position: sticky; left: 0; z-index: 1; }
  td { height: 26px; padding: 0 6px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  td:first-child { border-left: 4px solid transparent; }
  td { background: var(--surface); }
  tr:nth-child(even) td { background: var(--zebra); }
  tr.late td:first-child { border-left-color: var(--red); }
  tr.risk td:first-child { border-left-color: var(--amber); }
  tbody tr.typed td { background: var(--blue-tint); }
  tbody tr:focus-within td { background: var(--selected); }
  .mark { position: absolute; top: 9px; right: 6px; width: 8px; height: 8px; border-radius: 50%; background: var(--blue); }
  .number { text-align: right; }
  .quiet { color: var(--quiet); }
  .stale { color: var(--red-ink); }
  td.cell { padding: 1px; border-left: 1px solid var(--line); }
  td.cell > * { width: 100%; height: 24px; padding: 0 5px; border: 1px solid transparent; border-radius: 2px; background: var(--surface); color: var(--ink); font: inherit; }
  td.cell > :hover { border-color: var(--line-strong); }
  td.cell > :focus { border-color: var(--focus); outline: 1px solid var(--focus); outline-offset: 0; }
  td.cell > [aria-invalid] { border-color: var(--red); background: var(--red-tint); }
  select { padding-left: 1px; }
  .status { flex: none; padding: 4px var(--space-3); border-top: 1px solid var(--line); color: var(--quiet); font-size: var(--text-small); }
  .fault { color: var(--red-ink); }
`;
