import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { TimelineEntry } from '../../../shared/contracts/lines.js';
import { isDate, localTime } from '../../../shared/dates.js';
import { date, dateWithDay } from '../elements/date.js';
import { icon } from '../elements/icons.js';
import { dash, daysMoved, qty, word, zoneHere } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { reasons, reasonText } from '../milestones/reasons.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { chaptersOf, entryIcons, kindsOf, moveOf, titleOf, valueOf, type Chapter, type EntryKind } from './timeline-story.js';

/** Everything that happened to a line, newest first, by the kinds that one wants to see. */
@customElement('bl-line-timeline')
export class BlLineTimeline extends LitElement {
  static override styles = [base, controls, css`
    :host { display: block; }
    .kinds { display: flex; flex-wrap: wrap; gap: 4px; margin-bottom: var(--space-3); }
    .kinds button { min-height: 24px; padding: 0 9px; border-color: var(--line); border-radius: 12px; font-size: var(--text-small); }
    .kinds button[aria-pressed="true"] { border-color: var(--accent); background: var(--selected); font-weight: var(--strong); }
    .chapter { display: grid; grid-template-columns: 92px minmax(0, 1fr); gap: 0 var(--space-3); padding: 6px 0; border-top: 1px solid var(--line); }
    .when { color: var(--quiet); }
    .when span { display: block; font-size: var(--text-small); }
    .entry { display: grid; grid-template-columns: 18px minmax(0, 1fr); gap: 0 6px; padding: 1px 0; }
    .entry > svg { margin-top: 3px; width: 13px; height: 13px; color: var(--quiet); }
    .values { font-weight: 500; }
    .later { color: var(--red-ink); }
    .earlier { color: var(--green-ink); }
    .meta { color: var(--quiet); font-size: var(--text-small); }
    blockquote { margin: 2px 0; padding-left: var(--space-2); border-left: 2px solid var(--line-strong); white-space: pre-line; overflow-wrap: anywhere; }
  `];

  @property({ attribute: false }) entries: readonly TimelineEntry[] = [];
  /** Empty: all. */
  @state() private kinds: ReadonlySet<EntryKind> = new Set();

  override connectedCallback() {
    super.connectedCallback();
    void reasons().then(() => this.requestUpdate(), () => undefined);
  }

  protected override render() {
    if (this.entries.length === 0) return html`<p class="quiet">${t.timeline.empty}</p>`;
    const shown = this.entries.filter(({ kind }) => this.kinds.size === 0 || this.kinds.has(kind));
    return html`
      <div class="kinds" role="group" aria-label=${t.timeline.filter}>
        <button aria-pressed=${this.kinds.size === 0} @click=${() => { this.kinds = new Set(); }}>${t.timeline.all} ${qty(this.entries.length)}</button>
        ${kindsOf(this.entries).map(({ kind, n }) => html`<button aria-pressed=${this.kinds.has(kind)} @click=${() => this.toggle(kind)}>${t.timeline.kinds[kind]} ${qty(n)}</button>`)}
      </div>
      <ol>${chaptersOf(shown).map((chapter) => this.renderChapter(chapter))}</ol>
      <p class="sr" role="status">${t.timeline.said(qty(shown.length))}</p>
    `;
  }

  private renderChapter({ at, entries }: Chapter) {
    const { date: on, time } = localTime(at, zoneHere());
    return html`<li class="chapter">
      <div class="when">${date(on)}<span>${time}</span></div>
      <ul>${entries.map((entry) => html`<li class="entry">${icon(entryIcons[entry.kind])}<div>${this.renderEntry(entry)}</div></li>`)}</ul>
    </li>`;
  }

  private renderEntry(entry: TimelineEntry) {
    const { by, source, reason, note } = entry;
    const meta = [by, source && word('source', source), reason && reasonText(reason)].filter(Boolean).join(' · ');
    return html`
      <span>${titleOf(entry)}</span> ${this.renderValues(entry)}
      ${meta ? html`<span class="meta"> · ${meta}</span>` : nothing}
      ${note ? html`<blockquote>${note}</blockquote>` : nothing}
    `;
  }

  private renderValues(entry: TimelineEntry) {
    const { from, to } = entry;
    if (from === null && to === null) return nothing;
    const value = (text: string | null) => (text === null ? dash : isDate(text) ? date(text) : valueOf(entry, text));
    if (from === null && entry.kind !== 'erp') return html`· <span class="values">${isDate(to!) ? dateWithDay(to) : value(to)}</span>`;
    const move = moveOf(entry);
    return html`<span class="values">${value(from)} → ${value(to)}</span>${move ? html` <span class=${move}>(${daysMoved(from!, to!)})</span>` : nothing}`;
  }

  private toggle(kind: EntryKind) {
    const kinds = new Set(this.kinds);
    if (!kinds.delete(kind)) kinds.add(kind);
    this.kinds = kinds;
  }
}
