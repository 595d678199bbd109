import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Line } from '../../../shared/contracts/lines.js';
import type { Session } from '../../../shared/contracts/session.js';
import type { IsoDate } from '../../../shared/dates.js';
import { allows, sessionContext } from '../app-shell/session-context.js';
import { icon } from '../elements/icons.js';
import { t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { LinesOvertaken } from '../milestones/update-events.js';
import type { BatchesMade } from './batch-events.js';

/** Makes batches of the lines it is given: one by hand, or many by a strategy. Afterwards the lines have to be read again. */
@customElement('bl-line-batch-tools')
export class BlLineBatchTools extends LitElement {
  static override styles = [base, controls, css`
    :host { display: inline-flex; flex-wrap: wrap; gap: var(--space-2); }
    bl-make-batch-dialog, bl-bulk-dialog { position: absolute; }
  `];

  @consume({ context: sessionContext, subscribe: true }) private session!: Session;
  @property({ attribute: false }) lines: readonly Line[] = [];
  @property() today: IsoDate = '';
  @state() private dialog: 'make' | 'bulk' | null = null;

  override connectedCallback() {
    super.connectedCallback();
    this.addEventListener('keydown', this.keepEscape);
  }

  protected override render() {
    if (!allows(this.session, 'lines.update')) return nothing;
    const nothingLeft = this.lines.every(({ unallocatedQty }) => unallocatedQty === 0);
    return html`
      <button ?disabled=${nothingLeft} @click=${this.make}>${icon('truck')}${t.makeBatch.action}</button>
      <button ?disabled=${nothingLeft} @click=${this.split}>${icon('calendar')}${t.bulk.action}</button>
      ${this.renderDialog()}
    `;
  }

  private renderDialog() {
    const [close, made] = [() => { this.dialog = null; }, (event: BatchesMade) => this.made(event)];
    if (this.dialog === 'make') return html`<bl-make-batch-dialog .lines=${this.lines} .today=${this.today} @dialog-closed=${close} @batches-made=${made}></bl-make-batch-dialog>`;
    return this.dialog === 'bulk' ? html`<bl-bulk-dialog .lines=${this.lines} .today=${this.today} @dialog-closed=${close} @batches-made=${made}></bl-bulk-dialog>` : nothing;
  }

  private make() {
    void import('./bl-make-batch-dialog.js');
    this.dialog = 'make';
  }

  private split() {
    void import('./bl-bulk-dialog.js');
    this.dialog = 'bulk';
  }

  /** Escape closes the dialog and nothing behind it. */
  private keepEscape = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && this.dialog) event.stopPropagation();
  };

  private async made({ lineIds }: BatchesMade) {
    const opened = this.dialog;
    this.dialog = null;
    await this.updateComplete;
    this.renderRoot.querySelectorAll('button')[opened === 'make' ? 0 : 1]?.focus();
    this.dispatchEvent(new LinesOvertaken(lineIds));
  }
}
