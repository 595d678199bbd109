import { LitElement, css, html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { shortcutsOn, switchShortcuts } from './shortcuts.js';

/** What the keys do, and the switch for those without a modifier. */
@customElement('bl-key-list')
export class BlKeyList extends LitElement {
  static override styles = [base, controls, css`
    :host { display: block; }
    dl { display: grid; grid-template-columns: auto 1fr; gap: 7px var(--space-4); }
    dt { text-align: right; white-space: nowrap; }
    kbd { display: inline-block; min-width: 22px; padding: 1px 6px; border: 1px solid var(--line-strong); border-bottom-width: 2px; border-radius: var(--radius); font: inherit; font-size: var(--text-small); text-align: center; }
    label { display: flex; align-items: center; gap: var(--space-2); margin-top: var(--space-4); padding-top: var(--space-3); border-top: 1px solid var(--line); }
    label > span { margin: 0; color: inherit; font-size: inherit; }
  `];

  protected override render() {
    return html`
      <dl>${t.keys.list.map(([keys, does]) => html`<dt>${keys.split(' ').map((key) => html`<kbd>${key}</kbd> `)}</dt><dd>${does}</dd>`)}</dl>
      <label><input type="checkbox" .checked=${shortcutsOn()} @change=${this.toggle}><span>${t.keys.bareKeys}</span></label>
    `;
  }

  private toggle(event: Event) {
    switchShortcuts((event.target as HTMLInputElement).checked);
  }
}
