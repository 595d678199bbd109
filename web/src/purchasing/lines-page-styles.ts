import { css } from 'lit';

export const linesPageStyles = css`
  :host { position: relative; display: grid; grid-template: var(--tabs-height) minmax(0, 1fr) / minmax(0, 1fr); height: 100%; overflow: hidden; }
  .tabs { display: grid; grid-template-columns: minmax(0, 1fr) auto; border-bottom: 1px solid var(--line); background: var(--surface); }
  .list { display: flex; flex-direction: column; min-width: 0; min-height: 0; }
  .list[aria-busy="true"] { cursor: progress; }
  bl-edit-lines { flex: 1; }
  .newer { display: flex; align-items: center; gap: var(--space-3); padding: 3px var(--space-3); border-bottom: 1px solid var(--line); background: var(--blue-tint); color: var(--blue-ink); font-size: var(--text-small); }
  .newer button { min-height: 22px; }
  bl-problem { margin: var(--space-2); }
  bl-line-panel { position: absolute; top: var(--tabs-height); right: 0; bottom: 0; z-index: 5; width: min(var(--panel-width), 100%); }
`;
