import { LitElement, css, html } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { icon } from '../elements/icons.js';
import { instant } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';

/** A one-time link, shown this once, to be handed to the person it is for. */
@customElement('bl-link-shown')
export class BlLinkShown extends LitElement {
  static override styles = [base, controls, css`
    :host { display: block; padding: var(--space-3); border-left: 4px solid var(--blue); border-radius: var(--radius); background: var(--blue-tint); }
    .row { display: flex; gap: var(--space-2); margin-top: var(--space-2); }
    input { flex: 1; font-family: ui-monospace, Consolas, monospace; font-size: var(--text-small) !important; }
  `];

  @property() url = '';
  @property({ attribute: 'expires-at' }) expiresAt = '';
  @state() private copied = false;
  @query('input') private input!: HTMLInputElement;

  protected override render() {
    return html`<p role="status">${t.users.linkShown(instant(this.expiresAt))}</p>
      <div class="row"><input readonly aria-label=${t.users.link} .value=${this.url} @focus=${() => this.input.select()}>
        <button type="button" @click=${this.copy}>${this.copied ? html`${icon('check')}${t.users.copied}` : t.users.copy}</button></div>`;
  }

  private async copy() {
    this.input.select();
    this.copied = await navigator.clipboard.writeText(this.url).then(() => true, () => false);
  }
}
