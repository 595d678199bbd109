import { Task } from '@lit/task';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { LineConflict } from '../../../shared/refusal.js';
import type { TimelineEntry } from '../../../shared/contracts/lines.js';
import { isDate } from '../../../shared/dates.js';
import { ApiProblem } from '../api/api-problem.js';
import { call } from '../api/call.js';
import { readTimeline } from '../api/endpoints.js';
import { moment } from '../elements/date.js';
import { dash, qty, word } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { titleOf, valueOf } from '../purchasing/timeline-story.js';
import { base } from '../styles/base.js';
import { reasonText } from './reasons.js';

/** So many lines are told in full; the others are counted. */
const told = 8;

/** The lines over which a request was refused; none where it was refused for something else. */
export const conflictsIn = (error: unknown): readonly LineConflict[] => (error instanceof ApiProblem ? error.problem.conflicts ?? [] : []);

/** Lines that somebody else changed meanwhile: who, when, and what happened to each. */
@customElement('bl-conflict-lines')
export class BlConflictLines extends LitElement {
  static override styles = [base, css`
    :host { display: block; }
    .lines { margin: var(--space-2) 0; max-height: 40vh; overflow: auto; border: 1px solid var(--line); border-radius: var(--radius); background: var(--surface); color: var(--ink); }
    .lines > li { padding: 6px var(--space-3); }
    .lines > li + li { border-top: 1px solid var(--line); }
    li li { padding-left: var(--space-3); }
  `];

  @property({ attribute: false }) conflicts: readonly LineConflict[] = [];
  /** When each line was as it was shown; the newest change alone is told where that is not known. */
  @property({ attribute: false }) shownAt: (lineId: number) => string | undefined = () => undefined;

  private stories = new Task(this, {
    args: () => [this.conflicts] as const,
    task: async ([conflicts], { signal }) => new Map(await Promise.all(conflicts.slice(0, told).map(async ({ lineId }) =>
      [lineId, (await call(readTimeline, { params: { id: lineId } }, signal)).entries] as const))),
  });

  protected override render() {
    const { conflicts } = this;
    const rest = conflicts.length - told;
    return html`<ul class="lines">${conflicts.slice(0, told).map((one) => this.renderConflict(one))}${rest > 0 ? html`<li>${t.conflict.more(rest, qty(rest))}</li>` : nothing}</ul>`;
  }

  private renderConflict({ lineId, poNumber, lineNumber, changedAt, by }: LineConflict) {
    const since = this.shownAt(lineId);
    const entries = this.stories.value?.get(lineId)?.filter(({ at }) => (since === undefined ? at >= changedAt : at > since));
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
}
