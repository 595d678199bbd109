import { Task, TaskStatus } from '@lit/task';
import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { PromiseMeasure } from '../../../shared/contracts/otif-words.js';
import { call } from '../api/call.js';
import { readPromises } from '../api/endpoints.js';
import '../elements/bl-problem.js';
import '../elements/bl-skeleton.js';
import { t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { figures } from '../styles/figures.js';
import './bl-figure-numbers.js';
import './bl-figure.js';
import './bl-group-choice.js';
import { addressOf, askedOf, promiseMeasures, type FiguresView } from './figures-address.js';
import { ViewChanged } from './figures-event.js';
import { byMeasure, promiseNumbers, promiseRanking, promiseTrend, type Promises } from './promise-figures.js';

/** How well promises were kept: the first, the last, and what stood two weeks and one week before. */
@customElement('bl-promises-view')
export class BlPromisesView extends LitElement {
  static override styles = [base, controls, figures];

  @property({ attribute: false }) view!: FiguresView;
  @property({ attribute: false }) night: string | null = null;

  private figures = new Task(this, {
    args: () => [addressOf({ ...this.view, tables: [], behind: null }), this.night] as const,
    task: (_, { signal }) => Promise.all((['month', this.view.by] as const).map((by) => call(readPromises, { query: { ...askedOf(this.view), by } }, signal))),
  });

  protected override render() {
    const { value, status, error } = this.figures;
    return html`
      ${status === TaskStatus.ERROR ? html`<bl-problem retry .error=${error} @retry=${() => this.figures.run()}></bl-problem>` : nothing}
      ${value ? this.renderFigures(value[0]!, value[1]!) : status === TaskStatus.ERROR ? nothing : html`<bl-skeleton rows="16"></bl-skeleton>`}
    `;
  }

  private renderFigures(months: Promises, ranked: Promises) {
    const { view } = this;
    const isTable = (id: string) => view.tables.includes(id);
    return html`
      <div class="head">
        <div class="choices">
          <label><span>${t.promises.measure}</span><select @change=${(event: Event) => this.dispatchEvent(new ViewChanged({ measure: (event.target as HTMLSelectElement).value as PromiseMeasure }))}>
            ${promiseMeasures.map((measure) => html`<option value=${measure} ?selected=${measure === view.measure}>${t.promises.measures[measure]}</option>`)}
          </select></label>
          <bl-group-choice .by=${view.by}></bl-group-choice>
        </div>
        <p class="quiet">${t.promises.hitWithin(ranked.hitDays)}</p>
        <bl-figure-numbers .numbers=${promiseNumbers(ranked, view)}></bl-figure-numbers>
      </div>
      <div class="grid" aria-busy=${this.figures.status === TaskStatus.PENDING ? 'true' : 'false'}>
        <bl-figure .spec=${promiseTrend(months, view)} ?as-table=${isTable('trend')}></bl-figure>
        <bl-figure .spec=${byMeasure(ranked, view)} ?as-table=${isTable('measures')}></bl-figure>
        <bl-figure .spec=${promiseRanking(ranked, view)} ?as-table=${isTable('ranking')}></bl-figure>
      </div>
    `;
  }
}
