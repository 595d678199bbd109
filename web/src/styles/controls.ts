import { css } from 'lit';

/** Buttons, fields, choices. */
export const controls = css`
  button, input, select, textarea { font: inherit; color: inherit; letter-spacing: inherit; }
  button, .button {
    display: inline-flex; align-items: center; justify-content: center; gap: 6px; min-height: var(--control-height); padding: 0 var(--space-3);
    border: 1px solid var(--line-strong); border-radius: var(--radius); background: var(--surface); color: var(--ink);
    cursor: pointer; white-space: nowrap; text-decoration: none;
  }
  button:hover, .button:hover { background: var(--hover); }
  button:disabled { color: var(--quiet); border-color: var(--line); background: none; cursor: default; }
  button.primary { background: var(--accent-fill); border-color: var(--accent-fill); color: var(--accent-ink); font-weight: var(--strong); }
  button.primary:hover { background: var(--accent-fill-hover); }
  button.primary:disabled { opacity: 0.65; }
  button.plain { border-color: transparent; background: none; }
  button.plain:hover { background: var(--hover); }
  button.icon-only { width: var(--control-height); padding: 0; }
  label { display: block; }
  label > span, legend { display: block; margin-bottom: 3px; color: var(--quiet); font-size: var(--text-small); }
  input:not([type="checkbox"], [type="radio"]), select, textarea {
    width: 100%; min-height: 30px; padding: 2px var(--space-2); border: 1px solid var(--line-strong); border-radius: var(--radius); background: var(--surface);
  }
  textarea { min-height: 72px; padding: 6px var(--space-2); resize: vertical; }
  input[type="checkbox"], input[type="radio"] { width: 15px; height: 15px; margin: 0; accent-color: var(--accent-fill); }
  [aria-invalid="true"] { border-color: var(--red) !important; }
  .field-error { display: block; margin-top: 3px; color: var(--red-ink); font-size: var(--text-small); }
`;
