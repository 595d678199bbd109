import { consume } from '@lit/context';
import { Task, TaskStatus } from '@lit/task';
import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Batch, readBatch as readContract } from '../../../shared/contracts/batches.js';
import type { Session } from '../../../shared/contracts/session.js';
import { call, type Reply } from '../api/call.js';
import { readBatch } from '../api/endpoints.js';
import { allows, sessionContext } from '../app-shell/session-context.js';
import { badge, badgeStyles } from '../elements/badge.js';
import '../elements/bl-problem.js';
import '../elements/bl-skeleton.js';
import { dateWithDay, moment } from '../elements/date.js';
import { icon, type IconName } from '../elements/icons.js';
import { dash, word } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { batchBadge } from '../purchasing/line-badges.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { BatchActWanted, type BatchSaved } from './batch-events.js';
import { actsOf, amountOf, isUnderWay, transportOf } from './batch-words.js';
import './bl-batch-history.js';
import './bl-batch-lines.js';

export class PanelClosed extends Event {
  constructor() { super('panel-closed', { bubbles: true, composed: true }); }
}

const actIcons = { confirm: 'check', dispatch: 'truck', move: 'calendar', cancel: 'stop' } as const satisfies Record<string, IconName>;

/** One batch: what it carries, what happened to it, what can be done with it. Not modal: F6 goes to the list, Escape closes. */
@customElement('bl-batch-panel')
export class BlBatchPanel extends LitElement {
  static override styles = [base, controls, badgeStyles, css`
    :host { display: block; border-left: 1px solid var(--line); background: var(--ground); box-shadow: -8px 0 28px var(--shadow); animation: slide 160ms ease-out; }
    @keyframes slide { from { opacity: 0; transform: translateX(40px); } }
    aside { display: flex; flex-direction: column; height: 100%; }
    header { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 2px var(--space-3); padding: var(--space-3) var(--space-3) var(--space-3) var(--space-4); border-bottom: 1px solid var(--line); background: var(--surface); }
    h2 { display: flex; align-items: center; gap: var(--space-2); width: fit-content; margin-left: -4px; padding: 0 4px; border-radius: var(--radius); font-size: var(--text-title); line-height: 1.3; }
    h2 .badge { height: 20px; line-height: 18px; font-size: var(--text-small); }
    header p, header .acts { grid-column: 1 / -1; }
    .acts { display: flex; flex-wrap: wrap; gap: var(--space-2); margin-top: var(--space-2); }
    .content { flex: 1; min-height: 0; overflow-y: auto; overscroll-behavior: contain; padding: 0 var(--space-4) var(--space-5); }
    section { padding-top: var(--space-4); }
    h3 { margin-bottom: var(--space-2); color: var(--quiet); font-size: var(--text-small); }
    dl { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: var(--space-3) var(--space-4); }
    dt { color: var(--quiet); font-size: var(--text-small); }
    dd { overflow-wrap: anywhere; }
    .wide { grid-column: 1 / -1; }
    dd button.icon-only { min-height: 20px; }
    bl-problem { margin-top: var(--space-3); }
  `];

  @consume({ context: sessionContext, subscribe: true }) private session!: Session;
  @property({ attribute: false }) batchId!: number;
  /** Changes when a night is done: the batch is then read again. */
  @property({ attribute: false }) night: string | null = null;
  @state() private wanted: BatchActWanted | null = null;
  @query('h2') private heading!: HTMLElement;

  private detail = new Task(this, {
    args: () => [this.batchId, this.night] as const,
    task: ([id], { signal }) => call(readBatch, { params: { id } }, signal),
  });

  override connectedCallback() {
    super.connectedCallback();
    this.addEventListener('keydown', this.press);
  }

  override focus() {
    this.heading?.focus();
  }

  protected override updated(changed: PropertyValues<this>) {
    if (changed.has('batchId')) this.focus();
  }

  protected override render() {
    const shown = this.detail.value?.batch.id === this.batchId ? this.detail.value : undefined;
    const failed = this.detail.status === TaskStatus.ERROR;
    return html`<aside aria-labelledby="heading" @batch-act-wanted=${this.want}>
      <header>
        <h2 id="heading" tabindex="-1">${t.batches.name(this.batchId)} ${shown ? badge(batchBadge(shown.batch.status)) : nothing}</h2>
        <button class="plain icon-only" aria-label=${t.batches.close} title=${t.batches.close} @click=${this.close}>${icon('cross')}</button>
        ${shown ? this.renderHead(shown.batch) : nothing}
      </header>
      <div class="content">
        ${failed ? html`<bl-problem retry .error=${this.detail.error} @retry=${() => this.detail.run()}></bl-problem>` : nothing}
        ${shown ? this.renderDetail(shown) : failed ? nothing : html`<bl-skeleton rows="12"></bl-skeleton>`}
      </div>
      ${shown && this.wanted ? html`<bl-batch-act-dialog .batch=${shown.batch} .act=${this.wanted.act} .batchLineId=${this.wanted.batchLineId} .today=${shown.today}
        @dialog-closed=${() => { this.wanted = null; }} @batch-saved=${this.take} @batch-overtaken=${() => this.detail.run()}></bl-batch-act-dialog>` : nothing}
    </aside>`;
  }

  private renderHead(batch: Batch) {
    const acts = this.mayChange ? actsOf(batch) as (keyof typeof actIcons)[] : [];
    const primary = acts.find((act) => act === 'confirm' || act === 'dispatch');
    return html`
      <p>${batch.supplierName} <span class="quiet">${batch.supplierCode}</span> · ${amountOf(batch)}</p>
      ${acts.length === 0 ? nothing : html`<div class="acts">${acts.map((act) => html`<button class=${act === primary ? 'primary' : ''} @click=${() => this.want(new BatchActWanted(act))}>${icon(actIcons[act])}${t.batches.acts[act]}</button>`)}</div>`}
    `;
  }

  private renderDetail({ batch, events }: Reply<typeof readContract>) {
    const { readyOn, dispatchedOn, arriveOn, source, origin, createdAt, createdBy } = batch;
    return html`
      <section><h3>${t.batches.dates}</h3>
        <dl>
          <div><dt>${t.batches.ready}</dt><dd>${dateWithDay(readyOn)}</dd></div>
          <div><dt>${t.batches.dispatched}</dt><dd>${dateWithDay(dispatchedOn)}</dd></div>
          <div><dt>${t.batches.arrives}</dt><dd>${dateWithDay(arriveOn)}</dd></div>
          <div class="wide"><dt>${t.batches.transport}</dt><dd>${transportOf(batch) || dash}
            ${this.mayChange ? html`<button class="plain icon-only" aria-label=${t.batches.actHeadings.transport(t.batches.name(batch.id))} title=${t.batches.acts.transport} @click=${() => this.want(new BatchActWanted('transport'))}>${icon('pencil')}</button>` : nothing}</dd></div>
          <div class="wide"><dt>${t.batches.source}</dt><dd>${source ? word('source', source) : word('origin', origin)} <span class="quiet">· ${t.batches.made('')}${moment(createdAt)}${createdBy ? html` ${t.batches.by(createdBy)}` : nothing}</span></dd></div>
        </dl></section>
      <section><h3>${t.batches.content}</h3><bl-batch-lines .batch=${batch} ?may-change=${this.mayChange && batch.lines.some(isUnderWay)}></bl-batch-lines></section>
      <section><h3>${t.batches.history}</h3><bl-batch-history .events=${events}></bl-batch-history></section>
    `;
  }

  private get mayChange() {
    return allows(this.session, 'lines.update');
  }

  private want(event: BatchActWanted) {
    void import('./bl-batch-act-dialog.js');
    this.wanted = event;
  }

  private async take(_: BatchSaved) {
    this.wanted = null;
    await this.detail.run();
    this.focus();
  }

  private press = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || this.wanted) return;
    event.preventDefault();
    this.close();
  };

  private close() {
    this.dispatchEvent(new PanelClosed());
  }
}
