import { LitElement, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Line } from '../../../shared/contracts/lines.js';
import type { UpdateProgress } from '../../../shared/contracts/milestones.js';
import type { IsoDate } from '../../../shared/dates.js';
import { call } from '../api/call.js';
import { readLine, readProgress } from '../api/endpoints.js';
import { Notice } from '../app-shell/notice.js';
import { problemText } from '../elements/bl-problem.js';
import { WorkMovedOn, type LinesSaved } from './update-events.js';

/** Opens the update dialog over a list of lines and leads from one line to the next. */
@customElement('bl-line-updates')
export class BlLineUpdates extends LitElement {
  /** The lines of the list, in its order. */
  @property({ attribute: false }) order: readonly Line[] = [];
  @property() today: IsoDate = '';
  @state() private lines: readonly Line[] = [];
  @state() private progress: readonly UpdateProgress[] = [];
  @state() private isLoaded = false;
  /** Where the work goes once the dialog has closed and given the focus back. */
  private goesTo: WorkMovedOn | null = null;

  /** Opens for lines of the list, or for one that is not in it. */
  async open(lineIds: readonly number[]) {
    try {
      await import('./bl-update-dialog.js');
      this.lines = await this.linesOf(lineIds);
      this.isLoaded = true;
      this.progress = (await call(readProgress)).progress;
    } catch (error) {
      this.dispatchEvent(new Notice(problemText(error)));
    }
  }

  private async linesOf(lineIds: readonly number[]): Promise<readonly Line[]> {
    const wanted = new Set(lineIds);
    const listed = this.order.filter(({ id }) => wanted.has(id));
    return listed.length > 0 || lineIds.length !== 1 ? listed : [(await call(readLine, { params: { id: lineIds[0]! } })).line];
  }

  protected override render() {
    if (!this.isLoaded) return nothing;
    return html`<bl-update-dialog .lines=${this.lines} .next=${this.nextOf(this.lines.at(-1)?.id)} .today=${this.today} .progress=${this.progress}
      @dialog-closed=${this.close} @lines-saved=${this.countProgress} @work-moved-on=${this.moveOn}></bl-update-dialog>`;
  }

  /** Many lines at once are a work of their own: nothing comes next. */
  private nextOf(lineId: number | undefined): Line | null {
    const place = this.lines.length === 1 ? this.order.findIndex(({ id }) => id === lineId) : -1;
    return place < 0 ? null : this.order.slice(place + 1).find(({ outstandingQty }) => outstandingQty > 0) ?? null;
  }

  private close() {
    this.lines = [];
    if (this.goesTo) this.dispatchEvent(this.goesTo);
    this.goesTo = null;
  }

  private countProgress({ progress }: LinesSaved) {
    const now = new Map(progress.map((one) => [one.supplierId, one]));
    this.progress = this.progress.map((one) => now.get(one.supplierId) ?? one);
  }

  /** To the next line in the dialog, or back to the list with the focus on the next line. */
  private moveOn(event: WorkMovedOn) {
    const next = this.order.find(({ id }) => id === event.to);
    if (next) {
      this.lines = [next];
      return;
    }
    event.stopPropagation();
    this.goesTo = new WorkMovedOn(event.from, this.nextOf(event.from)?.id ?? event.from);
    this.lines = [];
  }
}
