import { css } from 'lit';

/** What every element starts from. */
export const base = css`
  :host { box-sizing: border-box; }
  *, *::before, *::after { box-sizing: inherit; }
  [hidden] { display: none !important; }
  :focus { outline: none; }
  :focus-visible { outline: 2px solid var(--focus); outline-offset: 1px; }
  h1, h2, h3, p, ul, ol, dl, dd { margin: 0; padding: 0; }
  h1, h2, h3 { font: inherit; font-weight: var(--strong); text-wrap: balance; }
  ul, ol { list-style: none; }
  a { color: var(--accent); }
  svg.icon { width: 1em; height: 1em; flex: none; fill: none; stroke: currentcolor; stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round; }
  .sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  .quiet { color: var(--quiet); }
  @media (prefers-reduced-motion: reduce) {
    *, *::before, *::after { animation-duration: 0.01ms !important; animation-iteration-count: 1 !important; transition-duration: 0.01ms !important; }
  }
`;
