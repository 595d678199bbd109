import { css } from 'lit';

export const linesPageStyles = css`
  :host { position: relative; display: grid; grid-template-rows: var(--tabs-height) minmax(0, 1fr); height: 100%; overflow: hidden; }
  .tabs { display: grid; grid-template-columns: minmax(0, 1fr) auto; border-bottom: 1px solid var(--line); background: var(--surface); }
  .tools { display: flex; align-items: center; gap: var(--space-1); padding: 0 var(--space-2); }
  .list { display: flex; flex-direction: column; min-height: 0; }
  .list[aria-busy="true"] { cursor: progress; }
  bl-line-grid { flex: 1; }
  bl-pager { flex: none; padding: 0 var(--space-3); border-top: 1px solid var(--line); background: var(--surface); }
  bl-problem { margin: var(--space-2); }
  .empty { display: grid; justify-items: center; gap: var(--space-3); margin: 18vh auto 0; padding: var(--space-4); max-width: 460px; color: var(--quiet); font-size: var(--text-large); text-align: center; text-wrap: balance; }
  bl-line-panel { position: absolute; top: var(--tabs-height); right: 0; bottom: 0; z-index: 5; width: min(var(--panel-width), 100%); }
`;
