import { LitElement, css, html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ListedLine } from '../../../shared/contracts/lines.js';
import { download } from '../api/download.js';
import { makeSupplierFile } from '../api/endpoints.js';
import { Notice } from '../app-shell/notice.js';
import { problemText } from '../elements/bl-problem.js';
import { icon } from '../elements/icons.js';
import { language, t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';

/** Makes the workbook in which a supplier answers for the chosen lines; a file goes to one supplier. */
@customElement('bl-supplier-file-button')
export class BlSupplierFileButton extends LitElement {
  static override styles = [base, controls, css`:host { display: inline-flex; }`];

  @property({ attribute: false }) lines: readonly ListedLine[] = [];
  @state() private isBusy = false;

  protected override render() {
    const isOne = new Set(this.lines.map(({ supplierId }) => supplierId)).size === 1;
    return html`<button ?disabled=${!isOne || this.isBusy} title=${isOne ? t.files.supplierHint : t.choice.oneSupplier} @click=${this.make}>${icon('table')}${t.choice.supplierFile}</button>`;
  }

  private async make() {
    this.isBusy = true;
    const body = { supplierId: this.lines[0]!.supplierId, lines: this.lines.map(({ id }) => id), language: language() };
    const told = await download(makeSupplierFile, { body }).then(t.files.done, problemText);
    this.dispatchEvent(new Notice(told));
    this.isBusy = false;
  }
}
