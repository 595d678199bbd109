import { css } from 'lit';

export const menuStyles = css`
  [popover] {
    inset: auto; top: min(var(--top, 0px), calc(100vh - 420px)); left: var(--left, 0px); width: 288px; max-height: min(560px, calc(100vh - 16px)); margin: 0; padding: var(--space-3); overflow: auto;
    border: 1px solid var(--line); border-radius: var(--radius-large); background: var(--surface); color: var(--ink); box-shadow: 0 10px 32px var(--shadow);
  }
  h2 { margin-bottom: var(--space-2); }
  .row { display: flex; gap: var(--space-2); }
  .row > * { flex: 1; padding: 0 6px; }
  form { display: grid; gap: var(--space-2); margin: var(--space-3) 0; padding: var(--space-3) 0; border-block: 1px solid var(--line); }
  .range { display: grid; grid-template-columns: 1fr 1fr; gap: var(--space-2); }
  .range input { min-width: 0; padding: 2px 4px; }
  .values { max-height: 190px; overflow: auto; border: 1px solid var(--line); border-radius: var(--radius); }
  .values p { padding: var(--space-2); }
  .value { display: flex; align-items: center; gap: 6px; padding: 2px var(--space-2); cursor: pointer; }
  .value:hover { background: var(--hover); }
  .value > span { margin: 0; color: inherit; font-size: inherit; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .value > span:first-of-type { flex: 1; }
  .value > span.quiet { color: var(--quiet); }
  .grid { display: grid; grid-template-columns: 1fr 1fr; gap: 4px; }
  .grid button { justify-content: flex-start; padding: 0 var(--space-2); }
`;
