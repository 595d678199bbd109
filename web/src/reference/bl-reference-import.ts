import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { importReference as importContract, ReferenceKind, ReferenceRow } from '../../../shared/contracts/xref.js';
import { call, type Reply } from '../api/call.js';
import { importReference } from '../api/endpoints.js';
import { Notice } from '../app-shell/notice.js';
import { badge, badgeStyles, type Badge } from '../elements/badge.js';
import '../elements/bl-problem.js';
import { qty } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { tell } from '../i18n/tell.js';
import { managePage } from '../manage/manage-styles.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { table } from '../styles/table.js';
import { ReferenceChanged } from './reference-changed.js';

type Judged = Reply<typeof importContract>;

const columns: Record<ReferenceKind, string> = { item: 'erpCode, code', supplier: 'erpCode, code', terms: 'itemCode, supplierCode, moq, orderMultiple, transitDays' };
const looks: Record<ReferenceRow['verdict'], Pick<Badge, 'tone' | 'icon'>> = {
  new: { tone: 'green', icon: 'check' }, changed: { tone: 'blue', icon: 'pencil' }, same: { tone: 'grey', icon: 'circle' }, error: { tone: 'red', icon: 'cross' },
};

/** A CSV: first what each row would do, then all of it or nothing. */
@customElement('bl-reference-import')
export class BlReferenceImport extends LitElement {
  static override styles = [base, controls, table, badgeStyles, managePage, css`
    :host { display: block; height: auto; padding: 0; overflow: visible; }
    .table-scroll { max-height: 420px; overflow-y: auto; margin-top: var(--space-3); }
  `];

  @property() kind: ReferenceKind = 'item';
  @state() private file: { name: string; content: string } | null = null;
  @state() private judged: Judged | undefined;
  @state() private isBusy = false;
  @state() private refusal?: unknown;
  @query('input[type="file"]') private input!: HTMLInputElement;

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('kind')) [this.file, this.judged, this.refusal] = [null, undefined, undefined];
  }

  protected override render() {
    return html`<h2>${t.xref.import}</h2><p class="lead">${t.xref.importLead} <code>${columns[this.kind]}</code></p>
      <div class="actions">
        <button ?disabled=${this.isBusy} @click=${() => this.input.click()}>${t.xref.chooseFile}</button>
        <input type="file" hidden accept=".csv,.txt" aria-label=${t.xref.chooseFile} @change=${this.choose}>
        ${this.file ? html`<span>${this.file.name}</span>` : nothing}
        ${this.judged && !this.judged.committed && this.judged.counts.error === 0 && this.judged.counts.new + this.judged.counts.changed > 0
          ? html`<button class="primary" ?disabled=${this.isBusy} @click=${() => this.send(true)}>${t.xref.commit(this.judged.counts.new + this.judged.counts.changed)}</button>` : nothing}
      </div>
      ${this.refusal ? html`<bl-problem .error=${this.refusal}></bl-problem>` : nothing}
      <div role="status">${this.judged ? this.renderCounts(this.judged) : nothing}</div>
      ${this.judged && this.judged.rows.length > 0 && !this.judged.committed ? this.renderRows(this.judged.rows) : nothing}`;
  }

  private renderCounts({ counts, committed }: Judged) {
    const said = t.xref.counts(qty(counts.new), qty(counts.changed), qty(counts.same), qty(counts.error));
    return html`<p class="note ${counts.error > 0 ? 'bad' : committed ? 'good' : ''}">${committed ? t.xref.committed : counts.error > 0 ? t.xref.hasErrors : t.xref.tried} ${said}</p>`;
  }

  private renderRows(rows: readonly ReferenceRow[]) {
    return html`<div class="table-scroll" tabindex="0" role="region" aria-label=${t.xref.rows}><table>
      <thead><tr><th scope="col" class="number">${t.xref.row}</th><th scope="col">${t.xref.verdict}</th><th scope="col">${t.xref.says}</th><th scope="col">${t.xref.problem}</th></tr></thead>
      <tbody>${rows.map(({ row, verdict, cells, problems }) => html`<tr><td class="number">${row}</td><td>${badge({ ...looks[verdict], text: t.xref.verdicts[verdict] })}</td><td>${cells.join(' | ')}</td><td class="wrap">${problems.map((one) => tell(one)).join(' ')}</td></tr>`)}</tbody>
    </table></div>`;
  }

  private async choose() {
    const file = this.input.files?.[0];
    this.input.value = '';
    if (!file) return;
    const bytes = new Uint8Array(await file.arrayBuffer());
    let binary = '';
    for (let at = 0; at < bytes.length; at += 32_768) binary += String.fromCharCode(...bytes.subarray(at, at + 32_768));
    this.file = { name: file.name, content: btoa(binary) };
    await this.send(false);
  }

  private async send(commit: boolean) {
    [this.isBusy, this.refusal] = [true, undefined];
    try {
      this.judged = await call(importReference, { body: { kind: this.kind, content: this.file!.content, commit } });
      if (this.judged.committed) {
        this.dispatchEvent(new Notice(t.xref.committed));
        this.dispatchEvent(new ReferenceChanged());
      }
    } catch (error) {
      [this.judged, this.refusal] = [undefined, error];
    }
    this.isBusy = false;
  }
}
