import { css } from 'lit';

/** What the views of figures share: a strip of numbers, the rule that made them, and figures side by side where there is room. */
export const figures = css`
  :host { display: block; }
  .head { display: grid; gap: var(--space-2); margin-bottom: var(--space-4); }
  .choices { display: flex; flex-wrap: wrap; align-items: end; gap: var(--space-3); }
  .choices label { display: flex; align-items: center; gap: var(--space-2); }
  .choices label > span { margin: 0; }
  .choices select { width: auto; min-height: var(--control-height); }
  .grid { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(560px, 100%), 1fr)); gap: var(--space-4); align-items: start; }
  .grid[aria-busy="true"] { cursor: progress; }
  bl-problem { margin-bottom: var(--space-3); }
`;
