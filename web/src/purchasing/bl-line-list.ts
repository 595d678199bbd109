import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { ListedLine } from '../../../shared/contracts/lines.js';
import { qty } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import './bl-line-grid.js';
import type { BlLineGrid } from './bl-line-grid.js';
import type { BlCellEditor, CellSaved } from './bl-cell-editor.js';
import type { BlColumnMenu, Choices } from './bl-column-menu.js';
import type { ArrangedColumn } from './column-layout.js';
import { isLineColumn } from './column-kinds.js';
import type { CellEditAsked, ColumnMenuAsked } from './grid-events.js';
import type { DrawnColumn } from './grid-sheet.js';
import { choicesOf } from './line-query.js';
import { nameOf, type CellContext } from './line-columns.js';
import type { LinesView } from './lines-address.js';
import type { Around } from './lines-reading.js';
import { wholeListSize, WholeList, type ListSource } from './list-source.js';
import { ranked } from '../../../shared/line-sort.js';
import { nobody, type Selection } from './selection.js';

/** The grid with what opens over it: the menu of a column, the field of a cell. Both come when they are wanted. */
@customElement('bl-line-list')
export class BlLineList extends LitElement {
  static override styles = [base, css`
    :host { display: flex; flex: 1; flex-direction: column; min-width: 0; min-height: 0; }
    bl-line-grid { flex: 1; }
    footer { display: flex; align-items: center; gap: var(--space-4); min-height: 26px; padding: 0 var(--space-3); border-top: 1px solid var(--line); background: var(--surface); color: var(--quiet); font-size: var(--text-small); }
  `];

  @property({ attribute: false }) source!: ListSource;
  @property({ attribute: false }) view!: LinesView;
  @property({ attribute: false }) around!: Around;
  @property({ type: Number }) revision = 0;
  @property({ attribute: false }) drawn: readonly DrawnColumn[] = [];
  @property({ attribute: false }) arranged: readonly ArrangedColumn[] = [];
  @property() density: 'compact' | 'comfortable' = 'compact';
  @property({ attribute: false }) selection: Selection = nobody;
  @property({ attribute: false }) openId: number | null = null;
  @property({ attribute: false }) hrefOf: (lineId: number) => string = () => '';
  @state() private menuOf = '';
  @state() private editing: CellEditAsked | undefined;
  @query('bl-line-grid') private grid!: BlLineGrid;
  @query('bl-column-menu') private menu!: BlColumnMenu;
  private context: CellContext | undefined;
  /** Keys that were pressed after a cell was asked for and before its field came; null while none is awaited. */
  private early: string[] | null = null;

  override connectedCallback() {
    super.connectedCallback();
    this.addEventListener('keydown', this.keepEarly, { capture: true });
  }

  focusLine(lineId: number | null) {
    this.grid.focusLine(lineId);
  }

  protected override willUpdate() {
    const { today, staleness } = this.around;
    if (this.context?.today !== today || this.context.staleness !== staleness) this.context = { today, staleness, hrefOf: (id) => this.hrefOf(id) };
  }

  protected override render() {
    const { sort, direction, filters } = this.view;
    return html`
      <bl-line-grid .source=${this.source} .revision=${this.revision} .columns=${this.drawn} .context=${this.context} .sort=${sort} .direction=${direction} .filtered=${new Set(filters.map(({ column }) => column))}
        .selection=${this.selection} .density=${this.density} .openId=${this.openId} @column-menu-asked=${this.openMenu} @cell-edit-asked=${this.edit}></bl-line-grid>
      <footer><span>${t.list.filtered(qty(this.source.size) + (this.source.more ? '+' : ''), this.source.size)}</span>
        ${this.source instanceof WholeList ? nothing : html`<span>${t.list.windows(qty(wholeListSize))}</span>`}</footer>
      ${this.menuOf ? this.renderMenu(this.menuOf) : nothing}
      ${this.editing ? this.renderEditor(this.editing) : nothing}
    `;
  }

  private renderMenu(name: string) {
    const field = isLineColumn(name) ? name : null;
    return html`<bl-column-menu .name=${name} .heading=${nameOf(name, this.around.custom)} .field=${field} .filter=${this.view.filters.find(({ column }) => column === name)}
      .choices=${this.choices(name)} .columns=${this.arranged}></bl-column-menu>`;
  }

  private renderEditor({ line, slot }: CellEditAsked) {
    const now = this.source.lineAt(this.source.placeOf(line.id)) ?? line;
    return html`<bl-cell-editor .line=${now satisfies ListedLine} .slotName=${slot} .custom=${this.around.custom} @cell-saved=${this.leaveCell} @cell-left=${() => this.endEdit(0)}></bl-cell-editor>`;
  }

  /** Opens the menu of a column below its header, or below what else asked for it. */
  async openMenu({ name, below }: ColumnMenuAsked) {
    await import('./bl-column-menu.js');
    this.menuOf = name;
    await this.updateComplete;
    await this.menu.updateComplete;
    await this.menu.open(below);
  }

  /** What a set can be filtered by: what is there; above the limit only what could be. */
  private choices(name: string): Choices | null {
    if (!isLineColumn(name)) return null;
    if (this.source instanceof WholeList) return choicesOf(this.source.set, { ...this.view, since: '' }, name);
    return ranked[name]?.map((value) => ({ value, n: null })) ?? null;
  }

  /** Who types at once loses nothing: what comes before the field is there goes into it. */
  private async edit(asked: CellEditAsked) {
    this.early = [];
    await import('./bl-cell-editor.js').catch(() => undefined);
    this.editing = asked;
    await this.updateComplete;
    const editor = this.renderRoot.querySelector<BlCellEditor>('bl-cell-editor')!;
    editor.place(asked.cell.getBoundingClientRect());
    await editor.updateComplete;
    const early = this.early;
    this.early = null;
    for (const key of early) editor.take(key);
  }

  private keepEarly = (event: KeyboardEvent) => {
    if (!this.early || event.ctrlKey || event.metaKey || event.altKey) return;
    this.early.push(event.key);
    event.preventDefault();
    event.stopPropagation();
  };

  private leaveCell({ by }: CellSaved) {
    this.endEdit(by);
  }

  private endEdit(by: number) {
    this.editing = undefined;
    this.grid.focusCell(by);
  }
}
