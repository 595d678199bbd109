import { Task, TaskStatus } from '@lit/task';
import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { LeadTimeMeasure } from '../../../shared/contracts/otif-words.js';
import { call } from '../api/call.js';
import { readLeadTimes } from '../api/endpoints.js';
import '../elements/bl-problem.js';
import '../elements/bl-skeleton.js';
import { t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { figures } from '../styles/figures.js';
import './bl-figure-numbers.js';
import './bl-figure.js';
import './bl-group-choice.js';
import { addressOf, askedOf, leadMeasures, type FiguresView } from './figures-address.js';
import { ViewChanged } from './figures-event.js';
import { leadTimeNumbers, leadTimeRanking, leadTimeTrend, type LeadTimes } from './lead-time-figures.js';

/** Days from the order until goods came: how they lie, by month and by whom. */
@customElement('bl-lead-times-view')
export class BlLeadTimesView extends LitElement {
  static override styles = [base, controls, figures];

  @property({ attribute: false }) view!: FiguresView;
  @property({ attribute: false }) night: string | null = null;

  private figures = new Task(this, {
    args: () => [addressOf({ ...this.view, tables: [], behind: null }), this.night] as const,
    task: (_, { signal }) => Promise.all((['month', this.view.by] as const).map((by) => call(readLeadTimes, { query: { ...askedOf(this.view), measure: this.view.lead, by } }, signal))),
  });

  protected override render() {
    const { value, status, error } = this.figures;
    return html`
      ${status === TaskStatus.ERROR ? html`<bl-problem retry .error=${error} @retry=${() => this.figures.run()}></bl-problem>` : nothing}
      ${value ? this.renderFigures(value[0]!, value[1]!) : status === TaskStatus.ERROR ? nothing : html`<bl-skeleton rows="16"></bl-skeleton>`}
    `;
  }

  private renderFigures(months: LeadTimes, ranked: LeadTimes) {
    const { view } = this;
    return html`
      <div class="head">
        <div class="choices">
          <label><span>${t.leadTimes.measure}</span><select @change=${(event: Event) => this.dispatchEvent(new ViewChanged({ lead: (event.target as HTMLSelectElement).value as LeadTimeMeasure }))}>
            ${leadMeasures.map((measure) => html`<option value=${measure} ?selected=${measure === view.lead}>${t.leadTimes.measures[measure]}</option>`)}
          </select></label>
          <bl-group-choice .by=${view.by}></bl-group-choice>
        </div>
        <bl-figure-numbers .numbers=${leadTimeNumbers(ranked, view)}></bl-figure-numbers>
      </div>
      <div class="grid" aria-busy=${this.figures.status === TaskStatus.PENDING ? 'true' : 'false'}>
        <bl-figure .spec=${leadTimeTrend(months, view)} ?as-table=${view.tables.includes('trend')}></bl-figure>
        <bl-figure .spec=${leadTimeRanking(ranked, view)} ?as-table=${view.tables.includes('ranking')}></bl-figure>
      </div>
    `;
  }
}
