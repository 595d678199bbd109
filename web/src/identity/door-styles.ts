import { css } from 'lit';

/** A box in the middle of an empty page: what stands before the product itself. */
export const door = css`
  :host { display: grid; min-height: 100vh; place-items: center; padding: var(--space-4); background: var(--ground); }
  main { width: min(400px, 100%); padding: var(--space-5); border: 1px solid var(--line); border-radius: var(--radius-large); background: var(--surface); }
  header { display: flex; align-items: center; gap: var(--space-3); margin-bottom: var(--space-4); }
  header img { width: 32px; height: 32px; }
  h1 { font-size: var(--text-title); line-height: 1.2; }
  .lead { margin-bottom: var(--space-4); color: var(--quiet); }
  form { display: grid; gap: var(--space-3); }
  form > button.primary { min-height: 34px; margin-top: var(--space-1); }
  input[readonly] { background: var(--ground) !important; color: var(--quiet); }
  .rule { color: var(--quiet); font-size: var(--text-small); }
  .way { display: inline-block; margin-top: var(--space-4); }
`;
