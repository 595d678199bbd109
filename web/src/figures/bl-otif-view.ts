import { Task, TaskStatus } from '@lit/task';
import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { listOtifPolicies as policiesContract } from '../../../shared/contracts/figures.js';
import { call, type Reply } from '../api/call.js';
import { listOtifPolicies, readOtif } from '../api/endpoints.js';
import '../elements/bl-problem.js';
import '../elements/bl-skeleton.js';
import { t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { figures } from '../styles/figures.js';
import './bl-figure-numbers.js';
import './bl-figure.js';
import './bl-group-choice.js';
import { addressOf, askedOf, type FiguresView } from './figures-address.js';
import { ViewChanged } from './figures-event.js';
import { otifNumbers, otifRanking, otifTrend, policyName, policyRule, type Otif } from './otif-figures.js';

/** On time in full under a policy: how it goes from month to month, and who does how well. */
@customElement('bl-otif-view')
export class BlOtifView extends LitElement {
  static override styles = [base, controls, figures];

  @property({ attribute: false }) view!: FiguresView;
  @property({ attribute: false }) night: string | null = null;

  private policies = new Task(this, { args: () => [], task: (_, { signal }) => call(listOtifPolicies, {}, signal) });
  private figures = new Task(this, {
    args: () => [addressOf({ ...this.view, tables: [], behind: null }), this.night] as const,
    task: (_, { signal }) => Promise.all((['month', this.view.by] as const).map((by) => call(readOtif, { query: { ...askedOf(this.view), policy: this.view.policy, by } }, signal))),
  });

  protected override render() {
    const { value, status, error } = this.figures;
    return html`
      ${status === TaskStatus.ERROR ? html`<bl-problem retry .error=${error} @retry=${() => this.figures.run()}></bl-problem>` : nothing}
      ${value ? this.renderFigures(value[0]!, value[1]!) : status === TaskStatus.ERROR ? this.renderChoices(undefined) : html`<bl-skeleton rows="16"></bl-skeleton>`}
    `;
  }

  private renderFigures(months: Otif, ranked: Otif) {
    const { view } = this;
    const isTable = (id: string) => view.tables.includes(id);
    return html`
      <div class="head">
        ${this.renderChoices(ranked.policy.code)}
        <p class="quiet">${policyRule(ranked.policy)}</p>
        <bl-figure-numbers .numbers=${otifNumbers(ranked, view)}></bl-figure-numbers>
      </div>
      <div class="grid" aria-busy=${this.figures.status === TaskStatus.PENDING ? 'true' : 'false'}>
        <bl-figure .spec=${otifTrend(months, view)} ?as-table=${isTable('trend')}></bl-figure>
        <bl-figure .spec=${otifRanking(ranked, view)} ?as-table=${isTable('ranking')}></bl-figure>
      </div>
    `;
  }

  private renderChoices(chosen: string | undefined) {
    const policies: Reply<typeof policiesContract>['policies'] = this.policies.value?.policies ?? [];
    return html`<div class="choices">
      <label><span>${t.figures.policy}</span><select @change=${(event: Event) => this.dispatchEvent(new ViewChanged({ policy: (event.target as HTMLSelectElement).value }))}>
        ${policies.map((policy) => html`<option value=${policy.code} ?selected=${policy.code === chosen}>${policyName(policy)}</option>`)}
      </select></label>
      <bl-group-choice .by=${this.view.by}></bl-group-choice>
    </div>`;
  }
}
