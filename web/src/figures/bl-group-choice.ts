import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { rankedGroups, type RankedGroup } from './figures-address.js';
import { ViewChanged } from './figures-event.js';

/** By what the ranking groups. */
@customElement('bl-group-choice')
export class BlGroupChoice extends LitElement {
  static override styles = [base, controls, css`
    label { display: flex; align-items: center; gap: var(--space-2); }
    label > span { margin: 0; }
    select { width: auto; min-height: var(--control-height) !important; }
  `];

  @property() by: RankedGroup = 'supplier';

  protected override render() {
    return html`<label><span>${t.figures.by}</span><select @change=${(event: Event) => this.dispatchEvent(new ViewChanged({ by: (event.target as HTMLSelectElement).value as RankedGroup }))}>
      ${rankedGroups.map((by) => html`<option value=${by} ?selected=${by === this.by}>${t.figures.groups[by]}</option>`)}
    </select></label>`;
  }
}
