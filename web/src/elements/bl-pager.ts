import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { qty } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { icon, type IconName } from './icons.js';

export class PageChosen extends Event {
  /** @param page counted from 1 */
  constructor(readonly page: number) { super('page-chosen', { bubbles: true, composed: true }); }
}

/** `1–100 of 1,293`, and the ways to the other pages. */
@customElement('bl-pager')
export class BlPager extends LitElement {
  static override styles = [base, controls, css`
    :host { display: flex; align-items: center; gap: var(--space-4); min-height: 30px; color: var(--quiet); font-size: var(--text-small); }
    nav { display: flex; align-items: center; gap: 2px; }
    button.icon-only { width: 26px; min-height: 24px; }
    .page { padding: 0 var(--space-2); }
  `];

  @property({ type: Number }) page = 1;
  @property({ type: Number }) size = 100;
  @property({ type: Number }) total = 0;
  /** There are more than `total`. */
  @property({ type: Boolean }) more = false;

  protected override render() {
    const { page, size, total } = this;
    const last = Math.max(1, Math.ceil(total / size));
    const [from, to] = [Math.min(total, (page - 1) * size + 1), Math.min(total, page * size)];
    return html`
      <span>${t.pager.range(qty(from), qty(to), qty(total) + (this.more ? '+' : ''))}</span>
      <nav aria-label=${t.pager.label} ?hidden=${last === 1}>
        ${this.renderWay('first', 1, t.pager.first)}${this.renderWay('left', page - 1, t.pager.previous)}
        <span class="page">${t.pager.page(qty(page), qty(last))}</span>
        ${this.renderWay('right', page + 1, t.pager.next)}${this.renderWay('last', last, t.pager.last)}
      </nav>
    `;
  }

  private renderWay(name: IconName, to: number, label: string) {
    const isThere = to >= 1 && to !== this.page && to <= Math.max(1, Math.ceil(this.total / this.size));
    return html`<button class="plain icon-only" aria-label=${label} title=${label} ?disabled=${!isThere}
      @click=${() => this.dispatchEvent(new PageChosen(to))}>${icon(name)}</button>`;
  }
}
