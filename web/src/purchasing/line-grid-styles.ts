import { css } from 'lit';

/**
 * Widths and the places of pinned columns come in a sheet of their own (`grid-sheet.ts`): no cell carries a style. The table is laid
 * out as rows of boxes, each contained: what happens in one row is no matter of the others.
 */
export const gridStyles = css`
  :host { display: block; min-height: 0; overflow: hidden; background: var(--surface); --row: 20px; }
  :host([density="comfortable"]) { --row: 28px; }
  .scroll { height: 100%; overflow: auto; overflow-anchor: none; overscroll-behavior: contain; scroll-padding-top: var(--header-height); outline: none; }
  /* With reduced motion everything has a tiny transition, which would keep the rows where they were for a moment. */
  .canvas, table { transition-property: none; }
  .canvas { display: flow-root; width: max-content; min-width: 100%; }
  table, tbody { display: block; }
  tr { display: flex; height: var(--row); contain: strict; }
  thead tr { height: var(--header-height); }
  thead { display: block; position: sticky; top: 0; z-index: 3; }
  th, td { display: block; flex: none; overflow: hidden; }
  th { position: relative; height: var(--header-height); padding: 0; overflow: visible; background: var(--header); color: var(--header-ink); font-size: var(--text-small); font-weight: var(--strong); text-align: left; }
  th + th { border-left: 1px solid var(--header-hover); }
  th.pinned, td.pinned { position: sticky; z-index: 1; }
  .choice { left: 0; width: 30px; padding: 0; text-align: center; }
  th.choice { line-height: var(--header-height); }
  input[type="checkbox"] { width: 13px; height: 13px; margin: 0; vertical-align: -2px; accent-color: var(--accent-fill); }
  .sort { display: flex; align-items: center; gap: 3px; width: 100%; height: var(--header-height); padding: 0 6px; overflow: hidden; border: 0; background: none; color: inherit; font: inherit; cursor: pointer; }
  .sort:disabled { cursor: default; }
  .sort > span:first-child { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  th:hover .sort:not(:disabled), th.filtered { background: var(--header-hover); }
  th.number .sort { flex-direction: row-reverse; }
  .more { display: none; position: absolute; top: 3px; right: 5px; width: 18px; height: 20px; padding: 0; border: 0; border-radius: 3px; background: var(--header-hover); color: inherit; cursor: pointer; align-items: center; justify-content: center; }
  th:is(:hover, :focus-within) .more { display: flex; }
  .grip { position: absolute; top: 0; right: -3px; z-index: 1; width: 7px; height: 100%; cursor: col-resize; touch-action: none; }
  .grip:hover { border-right: 2px solid var(--header-ink); }
  th :focus-visible { outline-color: var(--header-ink); outline-offset: -3px; }
  td { height: var(--row); padding: 0 6px; background: var(--surface); line-height: calc(var(--row) - 1px); text-overflow: ellipsis; white-space: nowrap; cursor: default; }
  td.choice { border-left: 4px solid transparent; }
  tr.late td.choice { border-left-color: var(--red); }
  tr.risk td.choice { border-left-color: var(--amber); }
  .number { text-align: right; }
  tr.odd td { background: var(--zebra); }
  tbody tr:hover td { background: var(--hover); }
  tbody tr:is([aria-selected="true"], [aria-current]) td { background: var(--selected); }
  td:focus-visible, td input:focus-visible { outline-offset: -2px; border-radius: 3px; }
  td a { color: inherit; text-decoration: none; }
  tr:hover td a { text-decoration: underline; text-underline-offset: 2px; }
  td.entered { cursor: text; }
  td.entered:hover { box-shadow: inset 0 0 0 1px var(--line-strong); }
  .badge:not(.dashed) { padding: 0; background: none; }
  td.c-delay .badge:is(.red, .amber) { padding: 0 6px 0 4px; background: var(--tint); }
  .old { color: var(--red-ink); }
  .aging { color: var(--amber-ink); }
  td svg.icon { width: 12px; height: 12px; vertical-align: -2px; }
  .progress { width: calc(100% - 42px); height: 8px; border-radius: 2px; background: var(--grey-tint); vertical-align: -1px; }
  .progress .delivered { fill: var(--green); }
  .progress .dispatched { fill: var(--blue); }
  .progress .ready { fill: var(--teal); }
  .share { display: inline-block; width: 42px; text-align: right; }
  .pending td:last-child { flex: 1; }
  .pending span:first-child { display: inline-block; width: 30%; height: 8px; border-radius: 3px; background: var(--grey-tint); }
`;
