import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { LineConflict } from '../../../shared/refusal.js';
import { icon } from '../elements/icons.js';
import { qty } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import './bl-conflict-lines.js';

export class ConflictSettled extends Event {
  constructor(readonly whose: 'theirs' | 'mine') { super('conflict-settled', { bubbles: true, composed: true }); }
}

/** Lines that somebody else changed meanwhile: who did what, and whose word is to stand. */
@customElement('bl-conflicts')
export class BlConflicts extends LitElement {
  static override styles = [base, controls, css`
    :host { display: block; }
    h3 { display: flex; align-items: center; gap: var(--space-2); color: var(--amber-ink); }
    .actions { display: flex; flex-wrap: wrap; justify-content: flex-end; gap: var(--space-2); margin-top: var(--space-3); }
  `];

  @property({ attribute: false }) conflicts: readonly LineConflict[] = [];
  /** When each line was as it was shown. */
  @property({ attribute: false }) shownAt: (lineId: number) => string | undefined = () => undefined;

  protected override render() {
    const { conflicts } = this;
    return html`<div role="alert">
      <h3>${icon('warning')}${t.conflict.heading(conflicts.length, qty(conflicts.length))}</h3>
      <p>${t.conflict.hint}</p></div>
      <bl-conflict-lines .conflicts=${conflicts} .shownAt=${this.shownAt}></bl-conflict-lines>
      <p class="quiet">${t.conflict.takeTheirsHint}</p>
      <div class="actions">
        <button type="button" class="primary" @click=${() => this.settle('theirs')}>${t.conflict.takeTheirs}</button>
        <button type="button" @click=${() => this.settle('mine')}>${t.conflict.writeMine}</button>
      </div>`;
  }

  private settle(whose: ConflictSettled['whose']) {
    this.dispatchEvent(new ConflictSettled(whose));
  }
}
