import { css } from 'lit';

export const inboxStyles = css`
  :host { display: grid; grid-template-rows: auto minmax(0, 1fr) auto; height: 100%; }
  .top { display: flex; flex-wrap: wrap; align-items: center; gap: var(--space-2) var(--space-4); min-height: var(--tabs-height); padding: 4px var(--space-4); border-bottom: 1px solid var(--line); background: var(--surface); }
  h1 { font-size: var(--text-large); white-space: nowrap; }
  nav { display: flex; align-self: stretch; gap: var(--space-1); margin: -4px 0; }
  nav a { display: flex; align-items: center; padding: 0 var(--space-3); border-top: 3px solid transparent; border-bottom: 3px solid transparent; color: var(--quiet); text-decoration: none; }
  nav a:hover { background: var(--hover); color: var(--ink); }
  nav a[aria-current] { border-bottom-color: var(--accent); color: var(--ink); font-weight: var(--strong); }
  .grow { flex: 1; }
  .progress { display: grid; gap: 3px; min-width: 150px; color: var(--quiet); font-size: var(--text-small); font-variant-numeric: tabular-nums; }
  .top select { width: auto; max-width: 220px; }
  .source { display: flex; flex-wrap: wrap; align-items: center; gap: 2px var(--space-3); margin: 0; padding: 4px var(--space-3); border: 1px solid var(--line); border-radius: var(--radius); }
  .source legend { float: left; margin: 0; padding: 0; }
  .source label { display: inline-flex; align-items: center; gap: 5px; }
  .source label > span { margin: 0; color: inherit; font-size: inherit; }
  .source[aria-invalid="true"] { background: var(--red-tint); }
  .scroll { overflow-y: auto; overscroll-behavior: contain; background: var(--ground); }
  .scroll > bl-problem, .scroll > .not-undone { margin: var(--space-2) var(--space-4); }
  .not-undone { padding: var(--space-2) var(--space-3); border-left: 4px solid var(--amber); border-radius: var(--radius); background: var(--amber-tint); color: var(--amber-ink); }
  .not-undone li { margin-left: var(--space-4); list-style: disc; }
  .empty { padding: var(--space-6) var(--space-4); color: var(--quiet); text-align: center; }
  .elsewhere { display: flex; align-items: center; justify-content: center; gap: var(--space-3); padding: 5px; background: var(--blue-tint); color: var(--blue-ink); }
  .bar { display: flex; flex-wrap: wrap; align-items: center; gap: var(--space-2) var(--space-3); padding: 6px var(--space-4); border-top: 1px solid var(--line); background: var(--surface); }
  .bar:empty { display: none; }
  .bar .keys { margin-left: auto; color: var(--quiet); font-size: var(--text-small); }
  .bar bl-progress { width: 220px; }
  .undo { display: inline-flex; align-items: center; gap: var(--space-2); padding: 3px var(--space-2) 3px var(--space-3); border-radius: var(--radius); background: var(--green-tint); color: var(--green-ink); }
  @media (max-width: 1400px) {
    .top { column-gap: var(--space-3); }
    .top .progress { min-width: 104px; }
    .top select { max-width: 132px; }
  }
  @media (max-width: 1000px) { .bar .keys { display: none; } }
`;

export const groupStyles = css`
  .group { background: var(--surface); }
  .group + .group { margin-top: var(--space-2); }
  .group-head { position: sticky; top: 0; z-index: 3; display: flex; align-items: center; gap: var(--space-3); height: 38px; padding: 0 var(--space-4) 0 var(--space-2); border-top: 1px solid var(--line); border-bottom: 1px solid var(--line); background: var(--surface); }
  .group-head h2 { min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .group-head .progress { min-width: 130px; }
  .group-head .icon.closed { transform: rotate(-90deg); }
  .code { color: var(--quiet); font-weight: 400; }
  .table-scroll { overflow-x: auto; }
  table { width: 100%; min-width: 1040px; border-collapse: separate; border-spacing: 0; table-layout: fixed; }
  thead th { height: var(--header-height); padding: 0 6px; background: var(--header); color: var(--header-ink); font-size: var(--text-small); font-weight: var(--strong); text-align: left; white-space: nowrap; }
  td, tbody th { height: 27px; padding: 0 6px; overflow: hidden; border-bottom: 1px solid var(--line); text-align: left; text-overflow: ellipsis; white-space: nowrap; }
  .number { text-align: right !important; font-variant-numeric: tabular-nums; }
  td:first-child { padding-left: 8px; border-left: 4px solid transparent; text-overflow: clip; }
  col.pick { width: 34px; } col.line { width: 148px; } col.item { width: 92px; } col.qty { width: 104px; } col.ready { width: 112px; } col.arrives, col.due { width: 90px; }
  col.window { width: 152px; } col.sure { width: 158px; } col.answer { width: 196px; }
  .section th { height: 30px; padding-left: 12px; background: var(--ground); font-weight: var(--strong); }
  .section .line { display: flex; align-items: center; gap: var(--space-3); }
  .section.overdue th { color: var(--red-ink); background: var(--red-tint); }
  .section button, .more button { min-height: 22px; padding: 0 var(--space-2); font-size: var(--text-small); font-weight: 400; }
  .row { transition: opacity 140ms; }
  .row input[type="checkbox"] { vertical-align: -2px; }
  .row td a { color: inherit; text-decoration: none; }
  .row:is(:hover, :focus-within) td a { text-decoration: underline; text-underline-offset: 2px; }
  .row td { background: var(--surface); }
  .row:hover td { background: var(--hover); }
  .row[aria-selected="true"] td { background: var(--selected); }
  .row.edited td:first-child { border-left-color: var(--blue); }
  .row.marked td:first-child { border-left-color: var(--amber); }
  .row.leaving { opacity: 0; }
  .row:focus-visible { outline-offset: -2px; }
  .row .changed { padding: 1px 5px; border-radius: 3px; background: var(--blue-tint); color: var(--blue-ink); font-weight: var(--strong); }
  .row .after-due { color: var(--red-ink); }
  .row input:not([type="checkbox"]) { min-height: 22px; padding: 0 4px; }
  thead th:last-child, .row td.answer { position: sticky; right: 0; }
  thead th:last-child, .row .answer { text-align: right; }
  .under bl-reject-form { position: sticky; left: 46px; max-width: calc(100vw - 150px); }
  .answer button { min-height: 22px; padding: 0 7px; font-size: var(--text-small); vertical-align: middle; }
  .answer button.icon-only { width: 24px; padding: 0; }
  .why { color: var(--quiet); }
  meter { width: 34px; height: 8px; vertical-align: middle; }
  .under td { height: auto; padding: 4px 12px 8px 46px; white-space: normal; background: var(--ground); }
  .under.mark td { padding: 3px 12px 3px 46px; background: var(--amber-tint); color: var(--amber-ink); }
  .more td { text-align: center; }
`;
