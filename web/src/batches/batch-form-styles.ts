import { css } from 'lit';

/** Forms of batches: one column, or pairs where there is room. */
export const batchFormStyles = css`
  form { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--space-3); }
  i { color: var(--quiet); font-size: var(--text-tiny); font-style: normal; }
  .pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(160px, 1fr)); gap: var(--space-3); align-items: start; }
  .hint { color: var(--quiet); }
  .check { display: flex; align-items: center; gap: var(--space-2); }
  .check span { margin: 0; color: var(--ink); font-size: inherit; }
  .rows { display: grid; gap: 3px; padding: var(--space-2) var(--space-3); border-left: 4px solid var(--red); border-radius: var(--radius); background: var(--red-tint); color: var(--red-ink); }
  .actions { display: flex; flex-wrap: wrap; align-items: center; justify-content: flex-end; gap: var(--space-2); }
`;
