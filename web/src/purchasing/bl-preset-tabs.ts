import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Count, LinePreset } from '../../../shared/contracts/lines.js';
import { count } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import { linePresets } from './lines-address.js';

/** The presets as links, each with its live count. */
@customElement('bl-preset-tabs')
export class BlPresetTabs extends LitElement {
  static override styles = [base, css`
    :host { display: block; min-width: 0; }
    nav { display: flex; height: 100%; overflow-x: auto; scrollbar-width: none; scroll-padding: 0 40px; }
    @media (max-width: 1100px) { nav { padding-right: 24px; mask-image: linear-gradient(to left, transparent, var(--ink) 24px); } }
    a { display: flex; align-items: center; gap: 5px; padding: 0 9px; border-bottom: 3px solid transparent; border-top: 3px solid transparent; color: var(--quiet); text-decoration: none; white-space: nowrap; }
    a:hover { color: var(--ink); background: var(--hover); }
    a:focus-visible { outline-offset: -3px; }
    a[aria-current] { border-bottom-color: var(--accent); color: var(--ink); font-weight: var(--strong); }
    .count { min-width: 22px; padding: 0 6px; border-radius: 9px; background: var(--grey-tint); color: var(--grey-ink); font-size: var(--text-tiny); font-weight: 500; line-height: 18px; text-align: center; }
    .late .count { background: var(--red-tint); color: var(--red-ink); }
    .at-risk .count { background: var(--amber-tint); color: var(--amber-ink); }
    .zero .count { background: none; color: var(--quiet); }
  `];

  @property() preset: LinePreset = 'all';
  @property({ attribute: false }) counts?: Readonly<Record<LinePreset, Count>> | undefined;
  @property({ attribute: false }) hrefOf: (preset: LinePreset) => string = () => '';

  private watch = new ResizeObserver(() => this.showCurrent());

  protected override firstUpdated() {
    this.watch.observe(this);
  }

  protected override updated() {
    this.showCurrent();
  }

  private showCurrent() {
    this.renderRoot.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  protected override render() {
    return html`<nav aria-label=${t.lines.presetsLabel}>${linePresets.map((preset) => this.renderTab(preset))}</nav>`;
  }

  private renderTab(preset: LinePreset) {
    const known = this.counts?.[preset];
    return html`<a class="${preset} ${known?.n === 0 ? 'zero' : ''}" href=${this.hrefOf(preset)} aria-current=${preset === this.preset ? 'page' : nothing} title=${t.presetHints[preset]}>
      ${t.presets[preset]} <span class="count">${known ? count(known) : html`&nbsp;`}</span>
    </a>`;
  }
}
