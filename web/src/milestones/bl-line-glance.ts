import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Line } from '../../../shared/contracts/lines.js';
import type { IsoDate } from '../../../shared/dates.js';
import { badge, badgeStyles } from '../elements/badge.js';
import { dateWithDay } from '../elements/date.js';
import { dash, qty, staleness, word } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { delayBadge, sourceBadge } from '../purchasing/line-badges.js';
import { base } from '../styles/base.js';

/** What one has to know of a line before saying something about it. */
@customElement('bl-line-glance')
export class BlLineGlance extends LitElement {
  static override styles = [base, badgeStyles, css`
    :host { display: block; padding: var(--space-2) var(--space-3); border: 1px solid var(--line); border-radius: var(--radius); background: var(--ground); }
    p { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
    dl { display: grid; grid-template-columns: repeat(4, auto); justify-content: space-between; gap: 6px var(--space-3); margin-top: var(--space-2); }
    dt { color: var(--quiet); font-size: var(--text-tiny); }
    dd { white-space: nowrap; }
    .badge { height: 18px; line-height: 16px; }
    @media (max-width: 560px) { dl { grid-template-columns: repeat(2, auto); } }
  `];

  @property({ attribute: false }) line!: Line;
  @property() today: IsoDate = '';

  protected override render() {
    const { line } = this;
    return html`
      <p>${line.itemCode}${line.itemName ? html` · ${line.itemName}` : ''} <span class="quiet">· ${line.supplierName ?? line.supplierCode}</span></p>
      <dl>
        ${this.renderFact(word('field', 'dueOn'), dateWithDay(line.dueOn))}
        ${this.renderFact(word('field', 'expectedOn'), dateWithDay(line.expectedOn))}
        ${this.renderFact(t.lines.delay, badge(delayBadge(line.delay)))}
        ${this.renderFact(t.updates.lastWord, this.renderLastWord())}
        ${(['orderedQty', 'readyQty', 'deliveredQty', 'outstandingQty'] as const).map((name) => this.renderFact(word('field', name), html`${qty(line[name])} <span class="quiet">${line.uom}</span>`))}
      </dl>
    `;
  }

  private renderFact(name: string, value: unknown) {
    return html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
  }

  private renderLastWord() {
    const { statedOn, statedSource } = this.line;
    const age = staleness(statedOn, this.today);
    return statedSource ? html`${badge(sourceBadge(statedSource, age))} ${age}` : age || dash;
  }
}
