import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ReferenceKind } from '../../../shared/contracts/xref.js';
import { t } from '../i18n/language.js';
import { managePage } from '../manage/manage-styles.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { tabs } from '../styles/tabs.js';
import './bl-item-terms.js';
import './bl-reference-import.js';
import './bl-xref-entries.js';
import './bl-xref-gaps.js';

const views: readonly ReferenceKind[] = ['item', 'supplier', 'terms'];

/** What the ERP's codes mean here: gaps first, then what is known; and the terms of items. */
@customElement('bl-xref-page')
export class BlXrefPage extends LitElement {
  static override styles = [base, controls, tabs, managePage, css`
    .tabs { margin-bottom: var(--space-4); border-bottom: 1px solid var(--line); background: none; }
    .tabs nav a { min-height: 34px; }
    bl-reference-import { margin-top: var(--space-5); }
  `];

  @property() search = '';
  @state() private pulse = 0;

  protected override render() {
    const view = views.find((one) => one === new URLSearchParams(this.search).get('view')) ?? 'item';
    return html`<h1>${t.xref.heading}</h1><p class="lead">${t.xref.lead}</p>
      <div class="tabs"><nav aria-label=${t.xref.views}>${views.map((one) => html`<a href="/manage/xref?view=${one}" aria-current=${one === view ? 'page' : nothing}>${t.xref.viewNames[one]}</a>`)}</nav></div>
      <div @reference-changed=${() => { this.pulse++; }}>
        ${view === 'terms' ? html`<bl-item-terms .pulse=${this.pulse}></bl-item-terms>`
          : html`<bl-xref-gaps .kind=${view} .pulse=${this.pulse}></bl-xref-gaps><bl-xref-entries .kind=${view} .pulse=${this.pulse}></bl-xref-entries>`}
        <bl-reference-import .kind=${view}></bl-reference-import>
      </div>`;
  }
}
