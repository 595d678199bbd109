import { css } from 'lit';

export const updateFormStyles = css`
  :host { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--space-3); }
  fieldset { min-width: 0; margin: 0; padding: 0; border: 0; }
  legend { padding: 0; }
  i { color: var(--quiet); font-size: var(--text-tiny); font-style: normal; }
  .pair { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: var(--space-3); align-items: start; }
  .choices { display: flex; border: 1px solid var(--line-strong); border-radius: var(--radius); overflow: hidden; }
  .choice { position: relative; flex: 1; }
  .choice + .choice { border-left: 1px solid var(--line-strong); }
  .choice input { position: absolute; width: 100%; height: 100%; opacity: 0; cursor: pointer; }
  .choice > span { display: grid; place-items: center; min-height: 28px; margin: 0; padding: 0 6px; color: var(--ink); font-size: inherit; text-align: center; }
  .choice input:hover + span { background: var(--hover); }
  .choice input:checked + span { background: var(--accent-fill); color: var(--accent-ink); font-weight: var(--strong); }
  .choice input:focus-visible + span { outline: 2px solid var(--focus); outline-offset: -4px; }
  .choice input:checked:focus-visible + span { outline-color: var(--accent-ink); }
  .hint { display: flex; flex-wrap: wrap; align-items: center; gap: var(--space-1) var(--space-2); margin-top: calc(-1 * var(--space-1)); color: var(--quiet); font-size: var(--text-small); }
  .check { display: inline-flex; align-items: center; gap: 6px; color: var(--ink); }
  textarea { display: block; min-height: 30px; field-sizing: content; max-height: 160px; }
  .field-error { margin-top: 3px; }
  @media (max-width: 560px) { .pair { grid-template-columns: minmax(0, 1fr); } }
`;
