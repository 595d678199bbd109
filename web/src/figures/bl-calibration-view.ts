import { Task, TaskStatus } from '@lit/task';
import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { call } from '../api/call.js';
import { readCalibration } from '../api/endpoints.js';
import '../elements/bl-problem.js';
import '../elements/bl-skeleton.js';
import { t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { figures } from '../styles/figures.js';
import './bl-figure-numbers.js';
import './bl-figure.js';
import { byConfidence, calibrationNumbers, coverageRanking, type CalibrationReply } from './calibration-figures.js';
import { addressOf, askedOf, type FiguresView } from './figures-address.js';

/** How well proposals foretell: by what they said themselves, and by supplier. */
@customElement('bl-calibration-view')
export class BlCalibrationView extends LitElement {
  static override styles = [base, controls, figures];

  @property({ attribute: false }) view!: FiguresView;
  @property({ attribute: false }) night: string | null = null;

  private figures = new Task(this, {
    args: () => [addressOf({ ...this.view, tables: [], behind: null }), this.night] as const,
    task: (_, { signal }) => call(readCalibration, { query: askedOf(this.view) }, signal),
  });

  protected override render() {
    const { value, status, error } = this.figures;
    return html`
      ${status === TaskStatus.ERROR ? html`<bl-problem retry .error=${error} @retry=${() => this.figures.run()}></bl-problem>` : nothing}
      ${value ? this.renderFigures(value) : status === TaskStatus.ERROR ? nothing : html`<bl-skeleton rows="16"></bl-skeleton>`}
    `;
  }

  private renderFigures(calibration: CalibrationReply) {
    const { view } = this;
    return html`
      <div class="head"><p class="quiet">${t.calibration.coverageHint}</p><bl-figure-numbers .numbers=${calibrationNumbers(calibration, view)}></bl-figure-numbers></div>
      <div class="grid" aria-busy=${this.figures.status === TaskStatus.PENDING ? 'true' : 'false'}>
        <bl-figure .spec=${byConfidence(calibration, view)} ?as-table=${view.tables.includes('confidence')}></bl-figure>
        <bl-figure .spec=${coverageRanking(calibration, view)} ?as-table=${view.tables.includes('ranking')}></bl-figure>
      </div>
    `;
  }
}
