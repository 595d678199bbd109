import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { UpdateProgress } from '../../../shared/contracts/milestones.js';
import '../elements/bl-progress.js';
import { qty } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { base } from '../styles/base.js';

/** "X of Y updated", of one supplier. */
@customElement('bl-update-progress')
export class BlUpdateProgress extends LitElement {
  static override styles = [base, css`
    :host { display: block; min-width: 150px; }
    p { overflow: hidden; color: var(--quiet); font-size: var(--text-small); text-overflow: ellipsis; white-space: nowrap; }
    bl-progress { margin-top: 3px; --progress-ink: var(--green); }
  `];

  @property({ attribute: false }) progress: UpdateProgress | undefined;

  /** Without the supplier's name, where that stands already. */
  @property({ type: Boolean }) brief = false;

  protected override render() {
    if (!this.progress) return nothing;
    const { supplierName, waited, updated } = this.progress;
    return html`
      <p role="status" title=${t.updates.progressOf(supplierName)}>${this.brief ? t.updates.progressBrief(qty(updated), qty(waited)) : t.updates.progress(supplierName, qty(updated), qty(waited))}</p>
      <bl-progress .label=${t.updates.progressOf(supplierName)} .done=${updated} .total=${waited}></bl-progress>
    `;
  }
}
