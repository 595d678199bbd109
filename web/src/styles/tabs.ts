import { css } from 'lit';

/** A strip of links with counts on the left and tools on the right: the head of a page. */
export const tabs = css`
  .tabs { display: grid; grid-template-columns: minmax(0, 1fr) auto; border-bottom: 1px solid var(--line); background: var(--surface); }
  .tabs nav { display: flex; min-width: 0; overflow-x: auto; scrollbar-width: none; }
  .tabs nav a { display: flex; align-items: center; gap: 7px; padding: 0 11px; border-bottom: 3px solid transparent; border-top: 3px solid transparent; color: var(--quiet); text-decoration: none; white-space: nowrap; }
  .tabs nav a:hover { color: var(--ink); background: var(--hover); }
  .tabs nav a:focus-visible { outline-offset: -3px; }
  .tabs nav a[aria-current] { border-bottom-color: var(--accent); color: var(--ink); font-weight: var(--strong); }
  .tools { display: flex; align-items: center; gap: var(--space-1); padding: 0 var(--space-2); }
  .count { min-width: 22px; padding: 0 6px; border-radius: 9px; background: var(--grey-tint); color: var(--grey-ink); font-size: var(--text-tiny); font-weight: 500; line-height: 18px; text-align: center; }
  .critical .count { background: var(--red-tint); color: var(--red-ink); }
  .warning .count { background: var(--amber-tint); color: var(--amber-ink); }
  .zero .count { background: none; color: var(--quiet); }
  @media (max-width: 1000px) {
    .tabs { grid-template-columns: minmax(0, 1fr); }
    .tabs nav a { min-height: var(--tabs-height); }
    .tabs .tools { padding: var(--space-1) var(--space-2); }
  }
`;
