import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { TimelineEntry } from '../../../shared/contracts/lines.js';
import type { LineStatus } from '../../../shared/contracts/purchasing-words.js';
import { badge, badgeStyles } from '../elements/badge.js';
import { moment } from '../elements/date.js';
import { word } from '../i18n/format.js';
import { base } from '../styles/base.js';
import { statusBadge } from './line-badges.js';

/** The states that a line went through, newest first, each with who brought it there and why. */
@customElement('bl-status-history')
export class BlStatusHistory extends LitElement {
  static override styles = [base, badgeStyles, css`
    :host { display: block; }
    ol { border: 1px solid var(--line); border-radius: var(--radius); background: var(--surface); }
    li { display: flex; flex-wrap: wrap; align-items: center; gap: 2px var(--space-3); padding: 4px var(--space-3); }
    li + li { border-top: 1px solid var(--line); }
    .badge { height: 18px; line-height: 16px; }
    time, span.quiet { color: var(--quiet); }
  `];

  /** The whole timeline; what is not about the status is left out. */
  @property({ attribute: false }) entries: readonly TimelineEntry[] = [];

  protected override render() {
    const moves = this.entries.filter(({ kind }) => kind === 'status');
    return html`<ol>${moves.map(({ at, to, by, source, reason, note }) => html`<li>
      ${to ? badge(statusBadge(to as LineStatus)) : nothing}${moment(at)}
      <span class="quiet">${[by ?? (source && word('source', source)), reason && word('reason', reason), note].filter(Boolean).join(' · ')}</span>
    </li>`)}</ol>`;
  }
}
