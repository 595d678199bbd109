import { css } from 'lit';

/** Widths are classes of columns, so that no cell carries a style of its own. */
export const gridStyles = css`
  :host { display: block; min-height: 0; overflow: hidden; container-type: inline-size; background: var(--surface); }
  .scroll { height: 100%; overflow: auto; overscroll-behavior: contain; }
  table { width: 100%; min-width: 720px; border-collapse: separate; border-spacing: 0; table-layout: fixed; }
  thead { position: sticky; top: 0; z-index: 2; }
  th { height: var(--header-height); padding: 0; background: var(--header); color: var(--header-ink); font-size: var(--text-small); font-weight: var(--strong); text-align: left; }
  th + th { border-left: 1px solid var(--header-hover); }
  th > span { display: block; }
  th button, th > span { overflow: hidden; padding: 0 6px; text-overflow: ellipsis; white-space: nowrap; }
  th button { display: flex; align-items: center; gap: 3px; width: 100%; height: var(--header-height); border: 0; background: none; color: inherit; font: inherit; cursor: pointer; }
  th button span { overflow: hidden; text-overflow: ellipsis; }
  th button:hover { background: var(--header-hover); }
  th.number button { flex-direction: row-reverse; justify-content: flex-start; }
  th:first-child button { padding-left: 10px; }
  th[aria-sort="ascending"] svg { transform: rotate(180deg); }
  th :focus-visible, th:focus-visible { outline-color: var(--header-ink); outline-offset: -3px; }
  td { height: var(--row-height); padding: 0 6px; overflow: hidden; line-height: calc(var(--row-height) - 1px); text-overflow: ellipsis; white-space: nowrap; cursor: default; }
  td:first-child { padding-left: 6px; border-left: 4px solid transparent; }
  .number { text-align: right; }
  tr:nth-child(even) td { background: var(--zebra); }
  tbody tr:hover td { background: var(--hover); }
  tbody tr[aria-current] td { background: var(--selected); }
  tr.late td:first-child { border-left-color: var(--red); }
  tr.risk td:first-child { border-left-color: var(--amber); }
  td:focus-visible { outline-offset: -2px; border-radius: 3px; }
  td a { color: inherit; text-decoration: none; }
  tr:hover td a { text-decoration: underline; text-underline-offset: 2px; }
  .badge:not(.dashed) { padding: 0; background: none; }
  td.delay .badge:is(.red, .amber) { padding: 0 6px 0 4px; background: var(--tint); }
  .stale { color: var(--red-ink); }
  col.poNumber { width: 100px; }
  col.lineNumber { width: 52px; }
  col.itemCode { width: 84px; }
  col.orderedQty, col.readyQty { width: 76px; }
  col.deliveredQty { width: 84px; }
  col.outstandingQty { width: 104px; }
  col.uom { width: 48px; }
  col.dueOn, col.promisedOn, col.expectedOn { width: 84px; }
  col.delay { width: 108px; }
  col.status { width: 112px; }
  col.statedOn { width: 106px; }
  @container (min-width: 1500px) { col.statedOn { width: 216px; } }
`;
