import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { GivenAnswers } from '../../../shared/contracts/inbox.js';
import '../elements/bl-popover.js';
import type { BlPopover } from '../elements/bl-popover.js';
import { icon } from '../elements/icons.js';
import { instant, qty } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';

export class UndoWanted extends Event {
  constructor(readonly requestId: string) { super('undo-wanted', { bubbles: true, composed: true }); }
}

const parts = ['accepted', 'changed', 'rejected', 'undone'] as const;

/** `20 confirmed, 1 changed`. */
export const saidOf = (given: GivenAnswers): string => parts.filter((part) => given[part] > 0).map((part) => t.inbox.recentParts[part](qty(given[part]))).join(' · ');

const clock = (at: string) => instant(at).slice(11);

/** What this person answered since signing in, newest first, each with its undo while there is time. */
@customElement('bl-recent-answers')
export class BlRecentAnswers extends LitElement {
  static override styles = [base, controls, css`
    :host { display: inline-block; }
    ul { width: 420px; max-width: calc(100vw - 16px); max-height: min(440px, 60vh); overflow-y: auto; }
    li { display: grid; grid-template-columns: auto 1fr auto; align-items: center; gap: var(--space-3); padding: 6px var(--space-3); border-bottom: 1px solid var(--line); }
    p { padding: var(--space-3); color: var(--quiet); }
    .of { display: block; color: var(--quiet); font-size: var(--text-small); }
    time { font-variant-numeric: tabular-nums; }
  `];

  @property({ attribute: false }) recent: readonly GivenAnswers[] = [];
  /** An instant by which undoing is judged here; the server judges again. */
  @property() now = '';
  @query('bl-popover') private menu!: BlPopover;

  protected override render() {
    return html`<bl-popover .label=${t.inbox.recent(qty(this.recent.length))}>
      ${this.recent.length === 0 ? html`<p>${t.inbox.noRecent}</p>` : html`<ul>${this.recent.map((given) => this.renderGiven(given))}</ul>`}
    </bl-popover>`;
  }

  private renderGiven(given: GivenAnswers) {
    const { requestId, answeredAt, undoUntilAt, supplierName, line, accepted, changed, rejected, undone } = given;
    const isOver = undone === accepted + changed + rejected;
    return html`<li>
      <time datetime=${answeredAt}>${clock(answeredAt)}</time>
      <span>${saidOf(given)}<span class="of">${supplierName ?? t.inbox.several}${line ? ` · ${line.poNumber} / ${line.lineNumber}` : nothing}</span></span>
      ${isOver ? nothing : this.now < undoUntilAt
        ? html`<button aria-label="${t.inbox.undo}: ${saidOf(given)}, ${clock(answeredAt)}" @click=${() => this.undo(requestId)}>${icon('undo')}${t.inbox.undo}</button>`
        : html`<span class="quiet">${t.inbox.tooLate}</span>`}
    </li>`;
  }

  private undo(requestId: string) {
    this.menu.close();
    this.dispatchEvent(new UndoWanted(requestId));
  }
}
