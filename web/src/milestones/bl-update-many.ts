import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Session } from '../../../shared/contracts/session.js';
import { allows, sessionContext } from '../app-shell/session-context.js';
import { qty } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { UpdateAsked } from './update-events.js';

/** The way from a selection of lines to the dialog that says the same about all of them. */
@customElement('bl-update-many')
export class BlUpdateMany extends LitElement {
  static override styles = [base, controls];

  @consume({ context: sessionContext, subscribe: true }) private session!: Session;
  @property({ attribute: false }) lineIds: readonly number[] = [];

  protected override render() {
    if (!allows(this.session, 'lines.update') || this.lineIds.length === 0) return nothing;
    return html`<button class="primary" @click=${() => this.dispatchEvent(new UpdateAsked(this.lineIds))}>${t.updates.updateMany(this.lineIds.length, qty(this.lineIds.length))}</button>`;
  }
}
