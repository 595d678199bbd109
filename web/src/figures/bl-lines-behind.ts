import { Task, TaskStatus } from '@lit/task';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { go } from '../app-shell/router.js';
import { badgeStyles } from '../elements/badge.js';
import '../elements/bl-pager.js';
import type { PageChosen } from '../elements/bl-pager.js';
import '../elements/bl-problem.js';
import '../elements/bl-skeleton.js';
import { icon } from '../elements/icons.js';
import { percent, qty } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import type { SupplierChoice } from '../purchasing/bl-supplier-filter.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { table } from '../styles/table.js';
import { addressOf, type FiguresView } from './figures-address.js';
import { labelText } from './figure-spec.js';
import { behind, classText, sheetSize, type AnyLine } from './lines-behind.js';

/** The lines behind a figure, each with why it is there. The way back leads to the figures as they were. */
@customElement('bl-lines-behind')
export class BlLinesBehind extends LitElement {
  static override styles = [base, controls, table, badgeStyles, css`
    :host { display: block; }
    header { display: flex; flex-wrap: wrap; align-items: center; gap: var(--space-3); margin-bottom: var(--space-3); }
    h2 { padding: 0 4px; border-radius: var(--radius); font-size: var(--text-large); }
    td { max-width: 210px; padding-top: 2px; padding-bottom: 2px; overflow: hidden; text-overflow: ellipsis; }
    td.wide { max-width: 560px; }
    .empty { padding: var(--space-4) 0; color: var(--quiet); }
  `];

  @property({ attribute: false }) view!: FiguresView;
  @property({ attribute: false }) night: string | null = null;
  @property({ attribute: false }) suppliers?: readonly SupplierChoice[] | undefined;
  @query('h2') private heading!: HTMLElement;

  private listed = new Task(this, {
    args: () => [addressOf({ ...this.view, tables: [] }), this.night] as const,
    task: (_, { signal }) => behind[this.view.page].read(this.view, signal),
  });

  protected override firstUpdated() {
    this.heading.focus();
  }

  protected override render() {
    const { value, status, error } = this.listed;
    const total = status === TaskStatus.COMPLETE && value ? ` (${qty(value.total)})` : '';
    return html`
      <header>
        <a class="button" href=${addressOf({ ...this.view, behind: null })}>${icon('left')}${t.figures.back}</a>
        <h2 tabindex="-1">${this.what() ? t.figures.linesOf(this.what()) : t.figures.lines}${total}</h2>
      </header>
      ${status === TaskStatus.ERROR ? html`<bl-problem retry .error=${error} @retry=${() => this.listed.run()}></bl-problem>` : nothing}
      ${value ? this.renderLines(value) : status === TaskStatus.ERROR ? nothing : html`<bl-skeleton rows="14"></bl-skeleton>`}
    `;
  }

  /** `PROMISE · Ningbo Fasteners · Not on time, in full`. */
  private what(): string {
    const { page, policy, measure, behind: chosen } = this.view;
    const of = page === 'otif' ? policy : page === 'promises' ? t.promises.measures[measure] : t.figures.pages[page];
    return [of, this.group(), chosen ? classText(this.view) : ''].filter((part) => part !== '').join(' · ');
  }

  private group(): string {
    const { by, key } = this.view.behind!;
    if (by === null) return '';
    if (by === 'supplier') return this.suppliers?.find(({ id }) => String(id) === key)?.name ?? '';
    return by === 'band' ? key.split('-').map((bound) => percent(Number(bound))).join(' – ') : labelText(key);
  }

  private renderLines({ lines, total }: { lines: readonly AnyLine[]; total: number }) {
    if (total === 0) return html`<p class="empty">${t.figures.noLines}</p>`;
    const columns = behind[this.view.page].columns(lines);
    return html`
      <div class="table-scroll" tabindex="0" role="region" aria-label=${t.figures.lines}><table>
        <thead><tr>${columns.map(({ head, number }) => html`<th scope="col" class=${number ? 'number' : ''}>${head}</th>`)}</tr></thead>
        <tbody>${lines.map((line) => html`<tr>${columns.map(({ cell, number, wide }) => html`<td class="${number ? 'number' : ''} ${wide ? 'wide' : ''}">${cell(line)}</td>`)}</tr>`)}</tbody>
      </table></div>
      <bl-pager .page=${this.view.sheet} .size=${sheetSize} .total=${total} @page-chosen=${({ page }: PageChosen) => go(addressOf({ ...this.view, sheet: page }))}></bl-pager>
    `;
  }
}
