import { Task } from '@lit/task';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { Notice } from '../app-shell/notice.js';
import { badge, badgeStyles } from '../elements/badge.js';
import '../elements/bl-dialog.js';
import '../elements/bl-problem.js';
import '../elements/bl-skeleton.js';
import { icon } from '../elements/icons.js';
import { t } from '../i18n/language.js';
import { managePage } from '../manage/manage-styles.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { table } from '../styles/table.js';
import './bl-rule-form.js';
import type { RuleField, RuleSent, RuleValues } from './bl-rule-form.js';

/** A rule as the desk lists it. */
export interface RuleRow { key: string; /** As its reader calls it. */ name: string; cells: readonly string[]; active: boolean; values: RuleValues; version: number | null }

/** What a kind of rule is: how its rows are read, shown, asked for and saved. */
export interface RuleKind {
  heading: string;
  lead: string;
  columns: readonly string[];
  /** Columns that are in English, or code, in every language. */
  english: readonly number[];
  /** What a new one begins with; where there is none, nothing can be added. */
  fresh?: RuleValues;
  fields(row: RuleRow | null): readonly RuleField[];
  read(signal: AbortSignal): Promise<readonly RuleRow[]>;
  save(values: RuleValues, row: RuleRow | null): Promise<void>;
}

/** A list of rules, and a dialog to add or change one. */
@customElement('bl-rules-desk')
export class BlRulesDesk extends LitElement {
  static override styles = [base, controls, table, badgeStyles, managePage, css`td { max-width: 250px; overflow: hidden; text-overflow: ellipsis; }`];

  @property({ attribute: false }) kind!: RuleKind;
  @state() private editing: RuleRow | 'new' | null = null;
  @state() private refusal?: unknown;
  private rows = new Task(this, { args: () => [this.kind.heading] as const, task: (_, { signal }) => this.kind.read(signal) });

  protected override render() {
    const { heading, lead, fresh } = this.kind;
    const row = this.editing === 'new' ? null : this.editing;
    return html`
      <div class="head"><h1>${heading}</h1>${fresh ? html`<button @click=${() => this.edit('new')}>${t.rules.add}</button>` : nothing}</div>
      <p class="lead">${lead}</p>
      ${this.rows.error ? html`<bl-problem retry .error=${this.rows.error} @retry=${() => this.rows.run()}></bl-problem>` : this.rows.value ? this.renderRows(this.rows.value) : html`<bl-skeleton rows="8"></bl-skeleton>`}
      <bl-dialog wide .open=${this.editing !== null} .heading=${row?.name ?? t.rules.add} @dialog-closed=${() => { this.editing = null; }}>
        ${this.editing ? html`<bl-rule-form .fields=${this.kind.fields(row)} .values=${row?.values ?? fresh ?? {}} .refusal=${this.refusal} @rule-sent=${this.save} @rule-left=${() => { this.editing = null; }}></bl-rule-form>` : nothing}
      </bl-dialog>`;
  }

  private renderRows(rows: readonly RuleRow[]) {
    return html`<div class="table-scroll" tabindex="0" role="region" aria-label=${this.kind.heading}><table>
      <thead><tr>${this.kind.columns.map((column) => html`<th scope="col">${column}</th>`)}<th scope="col">${t.rules.state}</th><th scope="col"><span class="sr">${t.rules.edit}</span></th></tr></thead>
      <tbody>${rows.map((row) => html`<tr>${row.cells.map((cell, nth) => html`<td title=${cell} lang=${this.kind.english.includes(nth) ? 'en' : nothing}>${cell}</td>`)}
        <td>${badge(row.active ? { tone: 'green', icon: 'check', text: t.rules.active } : { tone: 'grey', icon: 'stop', text: t.rules.inactive })}</td>
        <td><button aria-label=${`${t.rules.edit} ${row.name}`} @click=${() => this.edit(row)}>${icon('pencil')}${t.rules.edit}</button></td></tr>`)}</tbody>
    </table></div>`;
  }

  private edit(row: RuleRow | 'new') {
    [this.editing, this.refusal] = [row, undefined];
  }

  private async save({ values }: RuleSent) {
    try {
      await this.kind.save(values, this.editing === 'new' ? null : this.editing);
      this.editing = null;
      this.dispatchEvent(new Notice(t.rules.saved));
      await this.rows.run();
    } catch (error) {
      this.refusal = error;
    }
  }
}
