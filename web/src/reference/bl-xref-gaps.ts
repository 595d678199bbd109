import { Task } from '@lit/task';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { listXrefGaps as gapsContract, XrefKind } from '../../../shared/contracts/xref.js';
import { call, type Reply } from '../api/call.js';
import { listXrefGaps, setXref } from '../api/endpoints.js';
import { Notice } from '../app-shell/notice.js';
import '../elements/bl-problem.js';
import '../elements/bl-skeleton.js';
import { dash, qty } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { managePage } from '../manage/manage-styles.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { table } from '../styles/table.js';
import { ReferenceChanged } from './reference-changed.js';

/** Codes of open lines that nobody has said anything of, with a field to do so. */
@customElement('bl-xref-gaps')
export class BlXrefGaps extends LitElement {
  static override styles = [base, controls, table, managePage, css`
    :host { display: block; height: auto; padding: 0; overflow: visible; }
    h2 { margin-top: 0; }
    form { display: flex; gap: var(--space-2); }
    form input { width: 180px; min-height: 24px; }
    .table-scroll { max-height: 360px; overflow-y: auto; }
  `];

  @property() kind: XrefKind = 'item';
  @property({ type: Number }) pulse = 0;
  @state() private refusal?: unknown;
  private gaps = new Task(this, { args: () => [this.kind, this.pulse] as const, task: ([kind], { signal }) => call(listXrefGaps, { query: { kind } }, signal) });

  protected override render() {
    return html`<h2>${t.xref.gaps}</h2>
      ${this.refusal ? html`<bl-problem .error=${this.refusal}></bl-problem>` : nothing}
      ${this.gaps.render({
        pending: () => (this.gaps.value ? this.renderGaps(this.gaps.value) : html`<bl-skeleton rows="3"></bl-skeleton>`),
        error: (error) => html`<bl-problem retry .error=${error} @retry=${() => this.gaps.run()}></bl-problem>`,
        complete: (gaps) => this.renderGaps(gaps),
      })}`;
  }

  private renderGaps({ gaps, inUse }: Reply<typeof gapsContract>) {
    if (!inUse) return html`<p class="note">${t.xref.notInUse[this.kind]}</p>`;
    if (gaps.length === 0) return html`<p class="note good">${t.xref.noGaps}</p>`;
    return html`<div class="table-scroll" tabindex="0" role="region" aria-label=${t.xref.gaps}><table>
      <thead><tr><th scope="col">${t.xref.erpCode}</th><th scope="col">${t.xref.name}</th><th scope="col" class="number">${t.xref.lines}</th><th scope="col">${t.xref.means}</th></tr></thead>
      <tbody>${gaps.map(({ erpCode, name, lines }) => html`<tr><td>${erpCode}</td><td>${name ?? dash}</td>
        <td class="number"><a href="/lines?preset=all&amp;search=${encodeURIComponent(erpCode)}">${qty(lines)}</a></td>
        <td><form @submit=${(event: Event) => this.set(event, erpCode)}><input name="code" required maxlength="80" aria-label=${t.xref.meaningOf(erpCode)} .value=${erpCode}><button>${t.xref.set}</button></form></td></tr>`)}</tbody>
    </table></div>`;
  }

  private async set(event: Event, erpCode: string) {
    event.preventDefault();
    const code = String(new FormData(event.target as HTMLFormElement).get('code')).trim();
    this.refusal = undefined;
    try {
      await call(setXref, { body: { kind: this.kind, erpCode, code } });
      this.dispatchEvent(new Notice(t.xref.wasSet(erpCode, code)));
      this.dispatchEvent(new ReferenceChanged());
    } catch (error) {
      this.refusal = error;
    }
  }
}
