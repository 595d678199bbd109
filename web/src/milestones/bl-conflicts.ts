import { Task } from '@lit/task';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { LineConflict } from '../../../shared/refusal.js';
import type { TimelineEntry } from '../../../shared/contracts/lines.js';
import { isDate } from '../../../shared/dates.js';
import { call } from '../api/call.js';
import { readTimeline } from '../api/endpoints.js';
import { moment } from '../elements/date.js';
import { icon } from '../elements/icons.js';
import { dash, qty, word } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { titleOf, valueOf } from '../purchasing/timeline-story.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { reasonText } from './reasons.js';

export class ConflictSettled extends Event {
  constructor(readonly whose: 'theirs' | 'mine') { super('conflict-settled', { bubbles: true, composed: true }); }
}

/** So many lines are told in full; the others are counted. */
const told = 8;

/** Lines that somebody else changed meanwhile: who did what, and whose word is to stand. */
@customElement('bl-conflicts')
export class BlConflicts extends LitElement {
  static override styles = [base, controls, css`
    :host { display: block; }
    h3 { display: flex; align-items: center; gap: var(--space-2); color: var(--amber-ink); }
    .lines { margin: var(--space-2) 0; max-height: 40vh; overflow: auto; border: 1px solid var(--line); border-radius: var(--radius); }
    .lines > li { padding: 6px var(--space-3); }
    .lines > li + li { border-top: 1px solid var(--line); }
    li li { padding-left: var(--space-3); }
    .actions { display: flex; flex-wrap: wrap; justify-content: flex-end; gap: var(--space-2); margin-top: var(--space-3); }
  `];

  @property({ attribute: false }) conflicts: readonly LineConflict[] = [];
  /** When each line was as it was shown. */
  @property({ attribute: false }) shownAt: (lineId: number) => string | undefined = () => undefined;

  private stories = new Task(this, {
    args: () => [this.conflicts] as const,
    task: async ([conflicts], { signal }) => new Map(await Promise.all(conflicts.slice(0, told).map(async ({ lineId }) =>
      [lineId, (await call(readTimeline, { params: { id: lineId } }, signal)).entries] as const))),
  });

  protected override render() {
    const { conflicts } = this;
    const rest = conflicts.length - told;
    return html`<div role="alert">
      <h3>${icon('warning')}${t.conflict.heading(conflicts.length, qty(conflicts.length))}</h3>
      <p>${t.conflict.hint}</p></div>
      <ul class="lines">${conflicts.slice(0, told).map((one) => this.renderConflict(one))}${rest > 0 ? html`<li>${t.conflict.more(rest, qty(rest))}</li>` : nothing}</ul>
      <p class="quiet">${t.conflict.takeTheirsHint}</p>
      <div class="actions">
        <button type="button" class="primary" @click=${() => this.settle('theirs')}>${t.conflict.takeTheirs}</button>
        <button type="button" @click=${() => this.settle('mine')}>${t.conflict.writeMine}</button>
      </div>`;
  }

  private renderConflict({ lineId, poNumber, lineNumber, changedAt, by }: LineConflict) {
    const since = this.shownAt(lineId) ?? '';
    const entries = this.stories.value?.get(lineId)?.filter(({ at }) => at > since);
    return html`<li>
      <strong>${poNumber} / ${lineNumber}</strong> <span class="quiet">${by ? t.conflict.by(by) : t.conflict.bySomebody} · ${moment(changedAt)}</span>
      ${entries ? html`<ul>${entries.length > 0 ? entries.map((entry) => this.renderEntry(entry)) : html`<li class="quiet">${t.conflict.nothingTold}</li>`}</ul>` : nothing}
    </li>`;
  }

  private renderEntry(entry: TimelineEntry) {
    const { from, to, source, reason, note } = entry;
    const value = (text: string | null) => (text === null ? dash : isDate(text) ? text : valueOf(entry, text));
    const why = [source && word('source', source), reason && reasonText(reason), note && `“${note}”`].filter(Boolean).join(' · ');
    return html`<li>${titleOf(entry)} ${from === null && to === null ? nothing : html`<strong>${from === null ? nothing : html`${value(from)} → `}${value(to)}</strong>`} <span class="quiet">${why}</span></li>`;
  }

  private settle(whose: ConflictSettled['whose']) {
    this.dispatchEvent(new ConflictSettled(whose));
  }
}
