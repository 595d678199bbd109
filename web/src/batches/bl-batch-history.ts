import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { BatchEvent } from '../../../shared/contracts/batches.js';
import { moment } from '../elements/date.js';
import { qty, word } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { reasons, reasonText } from '../milestones/reasons.js';
import { base } from '../styles/base.js';
import { chaptersOf } from './batch-words.js';

/** Everything that happened to a batch, newest first; what happened to several lines at once is told once. */
@customElement('bl-batch-history')
export class BlBatchHistory extends LitElement {
  static override styles = [base, css`
    :host { display: block; }
    li { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 var(--space-3); padding: 5px 0; }
    li + li { border-top: 1px solid var(--line); }
    .why { grid-column: 1 / -1; color: var(--quiet); }
    b { font-weight: var(--strong); }
  `];

  @property({ attribute: false }) events: readonly BatchEvent[] = [];
  @state() private hasReasons = false;

  override connectedCallback() {
    super.connectedCallback();
    void reasons().then(() => { this.hasReasons = true; }, () => undefined);
  }

  protected override render() {
    return html`<ul>${chaptersOf(this.events).map(({ event, events }) => this.renderChapter(event, events))}</ul>`;
  }

  private renderChapter(event: BatchEvent, events: readonly BatchEvent[]) {
    const { at, kind, by, role, source, reason, note } = event;
    const what = events.length > 1 ? t.batches.onLines(qty(events.length)) : `${event.poNumber} / ${event.lineNumber}`;
    const who = by ?? (role ? word('role', role) : t.batches.bySystem);
    const why = [source && word('source', source), reason && (this.hasReasons, reasonText(reason)), note && `“${note}”`].filter(Boolean).join(' · ');
    return html`<li>
      <span><b>${t.batches.events[kind]}</b> ${this.renderMove(event, events)} <span class="quiet">· ${what}</span></span>
      <span class="quiet">${who} · ${moment(at)}</span>
      ${why ? html`<span class="why">${why}</span>` : nothing}
    </li>`;
  }

  private renderMove({ kind, qty: quantity, fromQty, fromOn, toOn }: BatchEvent, { length }: readonly BatchEvent[]) {
    if (kind === 'moved') return html`${fromOn ?? nothing} → ${toOn}`;
    if (fromQty !== null && length === 1) return html`${qty(fromQty)} → ${qty(quantity)}`;
    if (kind === 'transport') return nothing;
    return [...(length === 1 && quantity !== null ? [qty(quantity)] : []), ...(toOn ? [toOn] : [])].join(' → ');
  }
}
