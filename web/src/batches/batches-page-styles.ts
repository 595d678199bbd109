import { css } from 'lit';

export const batchesPageStyles = css`
  :host { position: relative; display: grid; grid-template: minmax(var(--tabs-height), auto) minmax(0, 1fr) / minmax(0, 1fr); height: 100%; overflow: hidden; }
  .tools input { width: auto; min-height: var(--control-height); }
  .tools input[type="search"] { width: 236px; }
  .tools input[type="date"] { width: 124px; }
  .days { display: flex; align-items: center; gap: var(--space-1); color: var(--quiet); }
  .states { padding: var(--space-1) 0; }
  .states label { display: flex; align-items: center; gap: var(--space-2); padding: 4px var(--space-3); cursor: pointer; }
  .states label:hover { background: var(--hover); }
  .states label > span { margin: 0; color: inherit; font-size: inherit; }
  .list { grid-area: 2 / 1; display: flex; flex-direction: column; min-width: 0; min-height: 0; }
  bl-batch-table, bl-batch-calendar { flex: 1; }
  bl-pager { flex: none; padding: 0 var(--space-3); border-top: 1px solid var(--line); background: var(--surface); }
  bl-problem { margin: var(--space-2); }
  .empty { display: grid; justify-items: center; gap: var(--space-3); margin: 18vh auto 0; padding: var(--space-4); max-width: 460px; color: var(--quiet); font-size: var(--text-large); text-align: center; text-wrap: balance; }
  .undated { padding: 4px var(--space-3) 6px; background: var(--surface); color: var(--amber-ink); font-size: var(--text-small); }
  bl-batch-panel { grid-area: 2 / 1; justify-self: end; z-index: 5; min-height: 0; width: min(var(--panel-width), 100%); }
  @media (max-width: 1100px) { .tools input[type="search"] { width: 130px; } .days { display: none; } }
`;
