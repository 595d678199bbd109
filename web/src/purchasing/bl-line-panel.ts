import { Task, TaskStatus } from '@lit/task';
import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { IsoDate } from '../../../shared/dates.js';
import { call } from '../api/call.js';
import { readLine, readTimeline } from '../api/endpoints.js';
import '../batches/bl-line-batch-tools.js';
import { badge, badgeStyles } from '../elements/badge.js';
import '../elements/bl-problem.js';
import '../elements/bl-skeleton.js';
import { icon } from '../elements/icons.js';
import { t } from '../i18n/language.js';
import '../milestones/bl-line-actions.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import './bl-batch-list.js';
import './bl-custom-values.js';
import './bl-line-dates.js';
import './bl-line-quantities.js';
import './bl-line-timeline.js';
import './bl-promise-moves.js';
import './bl-proposal-list.js';
import './bl-status-history.js';
import type { LineDetail } from './line-detail.js';
import { delayBadge, missingBadge, statusBadge, unmappedBadge } from './line-badges.js';

export class PanelClosed extends Event {
  constructor() { super('panel-closed', { bubbles: true, composed: true }); }
}

/** All about one line, over the list, which keeps its place. Not modal: F6 goes between the two, Escape closes. */
@customElement('bl-line-panel')
export class BlLinePanel extends LitElement {
  static override styles = [base, controls, badgeStyles, css`
    :host { display: block; border-left: 1px solid var(--line); background: var(--ground); box-shadow: -8px 0 28px var(--shadow); animation: slide 160ms ease-out; }
    @keyframes slide { from { opacity: 0; transform: translateX(40px); } }
    aside { display: flex; flex-direction: column; height: 100%; }
    header { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 2px var(--space-3); padding: var(--space-3) var(--space-3) var(--space-3) var(--space-4); border-bottom: 1px solid var(--line); background: var(--surface); }
    h2 { width: fit-content; margin-left: -4px; padding: 0 4px; border-radius: var(--radius); font-size: var(--text-title); line-height: 1.3; }
    header p, header bl-line-actions { grid-column: 1 / -1; }
    bl-line-actions { margin-top: var(--space-2); }
    .badges { display: flex; flex-wrap: wrap; gap: 6px; margin-top: 5px; }
    .badges .badge { height: 20px; line-height: 18px; font-size: var(--text-small); }
    .content { flex: 1; min-height: 0; overflow-y: auto; overscroll-behavior: contain; padding: 0 var(--space-4) var(--space-5); }
    section { padding-top: var(--space-4); }
    h3 { margin-bottom: var(--space-2); color: var(--quiet); font-size: var(--text-small); }
    .head { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: var(--space-2); margin-bottom: var(--space-2); }
    .head h3 { margin: 0; }
    bl-problem { margin-top: var(--space-3); }
  `];

  @property({ attribute: false }) lineId!: number;
  @property({ attribute: false }) night: string | null = null;
  @property() today: IsoDate = '';
  @query('h2') private heading!: HTMLElement;

  private detail = new Task(this, {
    args: () => [this.lineId, this.night] as const,
    task: ([id], { signal }) => call(readLine, { params: { id } }, signal),
  });
  private timeline = new Task(this, {
    args: () => [this.lineId, this.night] as const,
    task: ([id], { signal }) => call(readTimeline, { params: { id } }, signal),
  });

  override connectedCallback() {
    super.connectedCallback();
    this.addEventListener('keydown', this.press);
    this.addEventListener('lines-overtaken', () => this.refresh());
  }

  /** Something was said about the line: what is shown is read again, in place. */
  refresh() {
    void this.detail.run();
    void this.timeline.run();
  }

  override focus() {
    this.heading?.focus();
  }

  protected override updated(changed: PropertyValues<this>) {
    if (changed.has('lineId')) this.focus();
  }

  protected override render() {
    const shown = this.detail.value?.line.id === this.lineId ? this.detail.value : undefined;
    return html`<aside aria-labelledby="heading">
      <header>
        <h2 id="heading" tabindex="-1">${shown ? html`${shown.line.poNumber} <span class="quiet">/ ${shown.line.lineNumber}</span>` : t.panel.line}</h2>
        <button class="plain icon-only" aria-label=${t.panel.close} title=${t.panel.close} @click=${this.close}>${icon('cross')}</button>
        ${shown ? this.renderHead(shown) : nothing}
      </header>
      <div class="content">
        ${this.detail.status === TaskStatus.ERROR ? html`<bl-problem retry .error=${this.detail.error} @retry=${() => this.detail.run()}></bl-problem>` : nothing}
        ${shown ? this.renderDetail(shown) : this.detail.status === TaskStatus.ERROR ? nothing : html`<bl-skeleton rows="16"></bl-skeleton>`}
      </div>
    </aside>`;
  }

  private renderHead({ line, overDeliveryAllowed }: LineDetail) {
    return html`
      <p>${line.itemCode}${line.itemName ? html` · ${line.itemName}` : nothing}</p>
      <p class="quiet">${line.supplierName ?? line.supplierCode}${line.supplierName ? html` · ${line.supplierCode}` : nothing}${line.finalCustomer ? html` → ${line.finalCustomer}` : nothing}</p>
      <p class="badges">
        ${line.outstandingQty > 0 ? badge(delayBadge(line.delay)) : nothing}${badge(statusBadge(line.status))}
        ${line.missingSinceOn ? badge(missingBadge(line.missingSinceOn)) : nothing}${line.supplierUnmapped || line.itemUnmapped ? badge(unmappedBadge()) : nothing}
      </p>
      <bl-line-actions .line=${line} ?overDeliveryAllowed=${overDeliveryAllowed}></bl-line-actions>
    `;
  }

  private renderDetail(detail: LineDetail) {
    const { line, proposals, batches, customValues } = detail;
    return html`
      <section><h3>${t.panel.quantities}</h3><bl-line-quantities .line=${line} .batches=${batches}></bl-line-quantities></section>
      <section><h3>${t.panel.dates}</h3><bl-line-dates .detail=${detail} .today=${this.today}></bl-line-dates></section>
      <section><h3>${t.history.chart}</h3><bl-promise-moves .detail=${detail} .today=${this.today}></bl-promise-moves></section>
      ${line.outstandingQty > 0 ? html`<section><h3>${t.panel.proposals}</h3><bl-proposal-list .proposals=${proposals} .uom=${line.uom}></bl-proposal-list></section>` : nothing}
      <section><div class="head"><h3>${t.panel.batches}</h3><bl-line-batch-tools .lines=${[line]} .today=${this.today}></bl-line-batch-tools></div><bl-batch-list .batches=${batches} .uom=${line.uom}></bl-batch-list></section>
      ${customValues.length > 0 ? html`<section><h3>${t.panel.custom}</h3><bl-custom-values .values=${customValues}></bl-custom-values></section>` : nothing}
      ${this.timeline.value?.entries.some(({ kind }) => kind === 'status') ? html`<section><h3>${t.history.heading}</h3><bl-status-history .entries=${this.timeline.value.entries}></bl-status-history></section>` : nothing}
      <section><h3>${t.panel.timeline}</h3>${this.renderTimeline()}</section>
    `;
  }

  private renderTimeline() {
    return this.timeline.render({
      pending: () => (this.timeline.value && this.detail.value?.line.id === this.lineId ? html`<bl-line-timeline .entries=${this.timeline.value.entries}></bl-line-timeline>` : html`<bl-skeleton rows="8"></bl-skeleton>`),
      error: (error) => html`<bl-problem retry .error=${error} @retry=${() => this.timeline.run()}></bl-problem>`,
      complete: ({ entries }) => html`<bl-line-timeline .entries=${entries}></bl-line-timeline>`,
    });
  }

  private press = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    this.close();
  };

  private close() {
    this.dispatchEvent(new PanelClosed());
  }
}
