import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Session } from '../../../shared/contracts/session.js';
import { sessionContext } from '../app-shell/session-context.js';
import { t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { addressOf, type LinesView } from './lines-address.js';

/** Says why nothing is there, and what one can do about it. */
@customElement('bl-empty-list')
export class BlEmptyList extends LitElement {
  static override styles = [base, controls, css`
    :host { display: block; overflow: auto; flex: 1; }
    .empty { display: grid; justify-items: center; gap: var(--space-3); margin: 18vh auto 0; padding: var(--space-4); max-width: 460px; color: var(--quiet); font-size: var(--text-large); text-align: center; text-wrap: balance; }
    .ways { display: flex; gap: var(--space-2); }
  `];

  @consume({ context: sessionContext, subscribe: true }) private session!: Session;
  @property({ attribute: false }) view!: LinesView;
  /** The first night is being read. */
  @property({ type: Boolean }) loading = false;

  protected override render() {
    const { text, ways } = this.reason();
    return html`<div class="empty"><p>${text}</p><div class="ways">${ways}</div></div>`;
  }

  private reason(): { text: string; ways?: unknown } {
    const { search, preset, suppliers, filters } = this.view;
    const { suppliers: own, lastNight } = this.session;
    if (!lastNight) return { text: this.loading ? t.lines.firstNight : t.lines.noNight };
    if (own !== 'all' && own.length === 0) return { text: t.lines.noSuppliers };
    const elsewhere = preset === 'all' ? nothing : html`<a class="button" href=${addressOf({ ...this.view, preset: 'all' })}>${search ? t.lines.searchAll : t.lines.showAll}</a>`;
    if (filters.length > 0) return { text: t.list.noneFiltered, ways: html`<a class="button" href=${addressOf({ ...this.view, filters: [] })}>${t.list.clearFilters}</a>${elsewhere}` };
    if (search) return { text: t.lines.notFound(search, t.presets[preset]), ways: elsewhere };
    return { text: suppliers.length > 0 ? t.lines.noneOfSuppliers(t.presets[preset]) : t.lines.none[preset], ways: elsewhere };
  }
}
