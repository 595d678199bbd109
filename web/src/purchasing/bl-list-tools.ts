import { consume } from '@lit/context';
import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { CustomColumn } from '../../../shared/contracts/line-columns.js';
import type { Session } from '../../../shared/contracts/session.js';
import { call } from '../api/call.js';
import { listSupplierFigures } from '../api/endpoints.js';
import { allows, sessionContext } from '../app-shell/session-context.js';
import '../elements/bl-popover.js';
import { icon } from '../elements/icons.js';
import { t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import './bl-supplier-filter.js';
import type { SupplierChoice } from './bl-supplier-filter.js';
import { layoutOf, type ArrangedColumn } from './column-layout.js';
import { ListAsked } from './grid-events.js';
import { askedOf } from './lines-reading.js';
import { hourChoices, type LinesView } from './lines-address.js';

/** "Updated recently" goes back this far. */
export class HoursChosen extends Event {
  constructor(readonly hours: number) { super('hours-chosen', { bubbles: true, composed: true }); }
}

/** The tools of the list: suppliers, views, columns, files. What opens comes when it is opened. */
@customElement('bl-list-tools')
export class BlListTools extends LitElement {
  static override styles = [base, controls, css`
    :host { display: flex; align-items: center; gap: 2px; padding: 0 var(--space-2); }
    select { width: auto; min-height: 26px; }
    label span { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    bl-supplier-filter { margin-right: var(--space-1); }
    button.edit { margin-right: var(--space-1); }
    @media (max-width: 1400px) {
      button.edit { width: var(--control-height); padding: 0; border-color: transparent; background: none; }
      button.edit span { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    }
  `];

  @consume({ context: sessionContext, subscribe: true }) private session!: Session;
  @property({ attribute: false }) view!: LinesView;
  @property({ attribute: false }) columns: readonly ArrangedColumn[] = [];
  @property({ attribute: false }) custom: readonly CustomColumn[] = [];
  @property() density: 'compact' | 'comfortable' = 'compact';
  @property({ type: Boolean }) editing = false;
  @state() private suppliers?: readonly SupplierChoice[];

  protected override willUpdate(changed: PropertyValues<this>) {
    if (this.session.suppliers !== 'all') this.suppliers = this.session.suppliers;
    else if (changed.has('view') && this.view.suppliers.length > 0) void this.findSuppliers();
  }

  protected override render() {
    return html`
      ${this.view.preset === 'updated' ? this.renderHours() : nothing}
      ${this.suppliers?.length === 1 && !this.view.suppliers.length ? nothing : html`<bl-supplier-filter .suppliers=${this.suppliers} .chosen=${this.view.suppliers} @popover-opened=${this.findSuppliers}></bl-supplier-filter>`}
      ${allows(this.session, 'lines.update') && !this.editing ? html`<button class="edit" title=${t.sheet.edit} @click=${() => this.dispatchEvent(new ListAsked('edit'))}>${icon('note')}<span>${t.sheet.edit}</span></button>` : nothing}
      <bl-popover look="icon" .label=${t.views.label} .hint=${t.views.hint} @popover-opened=${() => void import('./bl-view-menu.js')}><span slot="icon">${icon('star')}</span>
        <bl-view-menu .view=${this.view} .layout=${layoutOf(this.columns)}></bl-view-menu></bl-popover>
      <bl-popover look="icon" .label=${t.columns.label} .hint=${t.columns.hint} @popover-opened=${() => void import('./bl-column-chooser.js')}><span slot="icon">${icon('columns')}</span>
        <bl-column-chooser .columns=${this.columns} .custom=${this.custom} .density=${this.density}></bl-column-chooser></bl-popover>
      <bl-popover look="icon" .label=${t.files.label} .hint=${t.files.hint} @popover-opened=${this.openFiles}><span slot="icon">${icon('file')}</span>
        <bl-file-menu .asked=${askedOf(this.view)} .columns=${this.columns.filter(({ hidden }) => !hidden).map(({ name }) => name)} .suppliers=${this.suppliers ?? []} .chosen=${this.view.suppliers}></bl-file-menu></bl-popover>
      <button class="plain icon-only" aria-label=${t.lines.refresh} title=${t.lines.refresh} @click=${() => this.dispatchEvent(new ListAsked('refresh'))}>${icon('refresh')}</button>
    `;
  }

  private renderHours() {
    return html`<label title=${t.list.since}><span>${t.list.since}</span><select @change=${({ target }: Event) => this.dispatchEvent(new HoursChosen(Number((target as HTMLSelectElement).value)))}>
      ${hourChoices.map((hours) => html`<option value=${hours} ?selected=${hours === this.view.hours}>${t.list.hours(hours)}</option>`)}
    </select></label>`;
  }

  private openFiles() {
    void import('./bl-file-menu.js');
    void this.findSuppliers();
  }

  /** Those who see all suppliers get them when they ask. */
  private async findSuppliers() {
    if (this.suppliers) return;
    const { suppliers } = await call(listSupplierFigures).catch(() => ({ suppliers: [] }));
    this.suppliers = suppliers.map(({ supplierId, supplierCode, supplierName }) => ({ id: supplierId, code: supplierCode, name: supplierName }));
  }
}
