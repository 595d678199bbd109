import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { instant, word } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import '../elements/bl-progress.js';
import type { Loading, Nights } from './nights.js';

/** Shows how far the first nights are. The pages below can be used meanwhile. */
@customElement('bl-night-banner')
export class BlNightBanner extends LitElement {
  static override styles = [base, css`
    :host { display: block; }
    section { display: grid; grid-template-columns: auto minmax(120px, 1fr) auto; align-items: center; gap: var(--space-3); padding: 6px var(--space-4); border-bottom: 1px solid var(--line); background: var(--blue-tint); color: var(--blue-ink); font-size: var(--text-small); }
    bl-progress { --progress-ground: var(--surface); }
    .copy { grid-template-columns: 1fr; background: var(--amber-tint); color: var(--amber-ink); }
    .copy a { color: inherit; }
    @media (max-width: 900px) { .hint { display: none; } section { grid-template-columns: auto 1fr; } }
  `];

  @property({ attribute: false }) loading: Loading | null = null;

  /** Where the data are a copy that is only read. */
  @property({ attribute: false }) copy: Nights['copy'] = null;

  protected override render() {
    return html`${this.copy ? this.renderCopy(this.copy) : nothing}${this.loading ? this.renderLoading(this.loading) : nothing}`;
  }

  private renderCopy({ beatAt, primary }: NonNullable<Nights['copy']>) {
    return html`<section class="copy" aria-label=${t.nights.copy}><p><strong>${t.nights.copy}</strong> ${beatAt ? t.nights.copyBeat(instant(beatAt)) : t.nights.copySilent}
      ${primary ? html`${t.nights.copyChange} <a href=${primary}>${primary.replace(/^https?:\/\//, '')}</a>` : nothing}</p></section>`;
  }

  private renderLoading(loading: Loading) {
    const { night, of, step, done, total } = loading;
    const text = t.nights.loading(night, of, step && word('step', step));
    const share = total > 0 ? Math.min(1, done / total) : 0;
    return html`<section aria-labelledby="text">
      <strong id="text">${text}</strong>
      <bl-progress .label=${text} .done=${Math.max(0, night - 1 + share)} .total=${of}></bl-progress>
      <span class="hint">${t.nights.usable}</span>
    </section>`;
  }
}
