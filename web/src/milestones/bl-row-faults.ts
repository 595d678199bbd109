import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { qty } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import { faultText } from './fault-text.js';
import type { DraftField, Faults } from './update-draft.js';

/** Somebody wants to see the cell at fault. */
export class FaultChosen extends Event {
  constructor(readonly row: number, readonly field: DraftField) { super('fault-chosen', { bubbles: true, composed: true }); }
}

const shown = 6;

/** Which lines cannot be saved, and why; each leads to its cell. */
@customElement('bl-row-faults')
export class BlRowFaults extends LitElement {
  static override styles = [base, css`
    :host { display: block; padding: var(--space-2) var(--space-3); border-left: 4px solid var(--red); border-radius: var(--radius); background: var(--red-tint); color: var(--red-ink); }
    button { padding: 0; border: 0; background: none; color: inherit; font: inherit; text-align: left; text-decoration: underline; text-underline-offset: 2px; cursor: pointer; }
  `];

  @property({ attribute: false }) lines: readonly { poNumber: string; lineNumber: string }[] = [];
  /** By the place of the line. */
  @property({ attribute: false }) faults: ReadonlyMap<number, Faults> = new Map();

  protected override render() {
    const rows = [...this.faults];
    const rest = rows.length - shown;
    return html`<div role="alert">
      <p>${t.sheet.faultsHeading(rows.length, qty(rows.length))}</p>
      <ul>${rows.slice(0, shown).map(([row, faults]) => this.renderRow(row, faults))}</ul>
      ${rest > 0 ? html`<p>${t.updates.moreFaults(qty(rest))}</p>` : nothing}
    </div>`;
  }

  private renderRow(row: number, faults: Faults) {
    const line = this.lines[row];
    const [field, because] = Object.entries(faults)[0] ?? [];
    if (!line || !field || !because) return nothing;
    return html`<li><button type="button" @click=${() => this.dispatchEvent(new FaultChosen(row, field as DraftField))}>${line.poNumber} / ${line.lineNumber}</button> ${faultText(because)}</li>`;
  }
}
