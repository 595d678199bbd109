import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base } from '../styles/base.js';

export interface FigureNumber { label: string; value: string; hint?: string; /** n, or what else belongs beside the value. */ beside?: string; href?: string | null }

/** The numbers of a page at one glance, each leading to the lines behind it. */
@customElement('bl-figure-numbers')
export class BlFigureNumbers extends LitElement {
  static override styles = [base, css`
    :host { display: block; }
    dl { display: flex; flex-wrap: wrap; gap: var(--space-2) var(--space-5); }
    div { min-width: 84px; }
    dt { color: var(--quiet); font-size: var(--text-small); }
    dd { font-size: var(--text-large); white-space: nowrap; }
    div:first-child dd { font-size: var(--text-title); font-weight: var(--strong); }
    a { color: inherit; text-decoration-color: var(--line-strong); text-underline-offset: 3px; }
    a:hover { text-decoration-color: currentcolor; }
    small { color: var(--quiet); font-size: var(--text-small); font-weight: 400; }
  `];

  @property({ attribute: false }) numbers: readonly FigureNumber[] = [];

  protected override render() {
    return html`<dl>${this.numbers.map(({ label, value, hint, beside, href }) => html`<div title=${hint ?? nothing}>
      <dt>${label}</dt><dd>${href ? html`<a href=${href}>${value}</a>` : value}${beside ? html` <small>${beside}</small>` : nothing}</dd>
    </div>`)}</dl>`;
  }
}
