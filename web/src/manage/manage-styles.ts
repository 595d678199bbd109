import { css } from 'lit';

/** A page of the administration: a head, what it says of itself, and sections below one another. */
export const managePage = css`
  :host { display: block; height: 100%; overflow-y: auto; padding: var(--space-4) var(--space-5) var(--space-6); }
  .head { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: var(--space-2) var(--space-4); margin-bottom: var(--space-3); }
  h1 { font-size: var(--text-title); }
  .lead { max-width: 76ch; margin-top: var(--space-1); margin-bottom: var(--space-4); color: var(--quiet); text-wrap: pretty; }
  h2 { margin: var(--space-5) 0 var(--space-2); font-size: var(--text-large); }
  .filters { display: flex; flex-wrap: wrap; align-items: end; gap: var(--space-2) var(--space-3); margin-bottom: var(--space-3); }
  .filters input:not([type="checkbox"]), .filters select { width: auto; min-width: 130px; min-height: var(--control-height); }
  .actions { display: flex; flex-wrap: wrap; align-items: center; gap: var(--space-2); }
  .empty { padding: var(--space-4); color: var(--quiet); }
  .note { padding: var(--space-2) var(--space-3); border-left: 4px solid var(--blue); border-radius: var(--radius); background: var(--blue-tint); color: var(--blue-ink); }
  .note.good { border-left-color: var(--green); background: var(--green-tint); color: var(--green-ink); }
  .note.bad { border-left-color: var(--red); background: var(--red-tint); color: var(--red-ink); }
  .note.warn { border-left-color: var(--amber); background: var(--amber-tint); color: var(--amber-ink); }
  .note + *, bl-problem { margin-top: var(--space-3); }
  .form { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(260px, 100%), 1fr)); gap: var(--space-3); align-items: start; }
  .form .whole { grid-column: 1 / -1; }
  .check { display: flex; align-items: center; gap: var(--space-2); }
  .check > span { margin: 0; color: inherit; font-size: inherit; }
  td button { min-height: 24px; padding: 0 var(--space-2); font-size: var(--text-small); }
  code, pre { font-size: var(--text-small); }
`;
