import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { IsoDate } from '../../../shared/dates.js';
import { ThemeWatch } from '../app-shell/theme-watch.js';
import { date } from '../elements/date.js';
import { icon } from '../elements/icons.js';
import { daysMoved } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { table } from '../styles/table.js';
import type { LineDetail } from './line-detail.js';
import type { PromiseDrawing } from './promise-chart.js';
import { standingsOf, type MoveKind } from './promise-moves.js';

const tones = ['due', 'promised', 'expected', 'ink', 'quiet', 'line'] as const;

/** How the promise moved over time against the due date: as a chart, or as a table with the same figures. */
@customElement('bl-promise-moves')
export class BlPromiseMoves extends LitElement {
  static override styles = [base, controls, table, css`
    :host { display: block; }
    .frame { position: relative; height: 200px; padding: var(--space-2); border: 1px solid var(--line); border-radius: var(--radius); background: var(--surface); }
    button { margin-top: var(--space-1); min-height: 24px; font-size: var(--text-small); }
    .due { color: var(--quiet); } .promised { color: var(--blue); } .expected { color: var(--amber); } .ink { color: var(--ink); } .quiet { color: var(--quiet); } .line { color: var(--line); }
  `];

  @property({ attribute: false }) detail!: LineDetail;
  @property() today: IsoDate = '';
  @state() private asTable = false;
  @query('canvas') private canvas!: HTMLCanvasElement | null;
  private drawn: { destroy(): void } | undefined;

  constructor() {
    super();
    new ThemeWatch(this, () => void this.draw());
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.drawn?.destroy();
    this.drawn = undefined;
  }

  protected override updated(changed: PropertyValues) {
    if (changed.has('detail') || changed.has('asTable')) void this.draw();
  }

  protected override render() {
    if (this.detail.dateMoves.length === 0) return html`<p class="quiet">${t.history.nothing}</p>`;
    return html`
      ${this.asTable ? this.renderTable() : html`<div class="frame"><canvas role="img" aria-label=${t.history.chart}></canvas></div>`}
      <button class="plain" @click=${() => { this.asTable = !this.asTable; }}>${icon(this.asTable ? 'chart' : 'table')}${this.asTable ? t.history.asChart : t.history.asTable}</button>
      <span hidden>${tones.map((tone) => html`<i class=${tone}></i>`)}</span>
    `;
  }

  private renderTable() {
    const names: Record<MoveKind, string> = { due: t.history.due, promised: t.history.promised, expected: t.history.expected };
    return html`<div class="table-scroll" tabindex="0" role="region" aria-label=${t.history.chart}><table>
      <thead><tr><th scope="col">${t.history.seen}</th><th scope="col">${t.panel.date}</th><th scope="col">${t.history.from}</th><th scope="col">${t.history.to}</th></tr></thead>
      <tbody>${this.detail.dateMoves.toReversed().map(({ kind, fromOn, toOn, seenOn }) => html`<tr><td>${date(seenOn)}</td><td>${names[kind]}</td><td>${date(fromOn)}</td>
        <td>${date(toOn)}${fromOn && toOn ? html` <span class="quiet">(${daysMoved(fromOn, toOn)})</span>` : nothing}</td></tr>`)}</tbody>
    </table></div>`;
  }

  private async draw() {
    if (this.detail.dateMoves.length === 0 || this.asTable) return;
    const { drawPromise } = await import('./promise-chart.js');
    if (!this.isConnected || !this.canvas) return;
    this.drawn?.destroy();
    this.drawn = drawPromise(this.canvas, { standings: standingsOf(this.detail, this.today), colours: this.colours(), font: getComputedStyle(this).fontFamily });
  }

  /** A token may be different in the other theme: what it comes to is asked of an element that has it. */
  private colours() {
    return Object.fromEntries([...this.renderRoot.querySelectorAll('i')].map((element) => [element.className, getComputedStyle(element).color])) as PromiseDrawing['colours'];
  }
}
