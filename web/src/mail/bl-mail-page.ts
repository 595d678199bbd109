import { Task } from '@lit/task';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { listMail as mailContract, OutboxMail, previewMail as previewContract } from '../../../shared/contracts/mail.js';
import type { MailKind, MailStatus } from '../../../shared/contracts/mail-words.js';
import { call, type Reply } from '../api/call.js';
import { dropMail, listMail, previewMail, readMailSettings, retryMail, sendTestMail } from '../api/endpoints.js';
import { Notice } from '../app-shell/notice.js';
import { badge, badgeStyles, type Badge } from '../elements/badge.js';
import { moment } from '../elements/date.js';
import '../elements/bl-pager.js';
import type { PageChosen } from '../elements/bl-pager.js';
import '../elements/bl-problem.js';
import '../elements/bl-skeleton.js';
import { dash, qty } from '../i18n/format.js';
import { language, t } from '../i18n/language.js';
import { managePage } from '../manage/manage-styles.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { table } from '../styles/table.js';

const pageSize = 25;
const statuses: readonly MailStatus[] = ['waiting', 'sent', 'failed', 'dropped'];
const kinds: readonly MailKind[] = ['invitation', 'reset', 'digest', 'test'];
const looks: Record<MailStatus, Pick<Badge, 'tone' | 'icon'>> = {
  waiting: { tone: 'blue', icon: 'late' }, sent: { tone: 'green', icon: 'check' }, failed: { tone: 'red', icon: 'cross' }, dropped: { tone: 'grey', icon: 'stop' },
};

/** What went out, what waits, what failed, and what mails look like. */
@customElement('bl-mail-page')
export class BlMailPage extends LitElement {
  static override styles = [base, controls, table, badgeStyles, managePage, css`
    .filters { margin-top: var(--space-4); }
    pre { max-width: 760px; margin: 0; padding: var(--space-3); border: 1px solid var(--line); border-radius: var(--radius); background: var(--surface); white-space: pre-wrap; overflow-wrap: anywhere; font-family: inherit; }
  `];

  @state() private status: MailStatus | '' = '';
  @state() private page = 1;
  @state() private kind: MailKind = 'digest';
  @state() private refusal?: unknown;

  private settings = new Task(this, { args: () => [], task: (_, { signal }) => call(readMailSettings, {}, signal) });
  private mails = new Task(this, {
    args: () => [this.status, this.page] as const,
    task: ([status, page], { signal }) => call(listMail, { query: { ...(status && { status }), offset: (page - 1) * pageSize, limit: pageSize } }, signal),
  });
  private preview = new Task(this, { args: () => [this.kind, language()] as const, task: ([kind, spoken], { signal }) => call(previewMail, { params: { kind, language: spoken } }, signal) });

  protected override render() {
    const { value, error } = this.mails;
    return html`
      <div class="head"><h1>${t.mail.heading}</h1><div class="actions"><button ?disabled=${!this.settings.value?.on} @click=${this.sendTest}>${t.mail.test}</button></div></div>
      ${this.settings.value ? this.renderSettings(this.settings.value) : nothing}
      ${this.refusal ? html`<bl-problem .error=${this.refusal}></bl-problem>` : nothing}
      <div class="filters"><label><span>${t.mail.status}</span><select @change=${(event: Event) => { [this.status, this.page] = [(event.target as HTMLSelectElement).value as MailStatus | '', 1]; }}>
        <option value="">${t.mail.all}</option>${statuses.map((one) => html`<option value=${one}>${t.mail.statuses[one]}${value ? ` (${qty(value.counts[one] ?? 0)})` : ''}</option>`)}</select></label></div>
      ${error ? html`<bl-problem retry .error=${error} @retry=${() => this.mails.run()}></bl-problem>` : nothing}
      ${value ? this.renderMails(value) : error ? nothing : html`<bl-skeleton rows="8"></bl-skeleton>`}
      <h2 id="templates">${t.mail.templates}</h2>
      <div class="filters"><label><span>${t.mail.kind}</span><select @change=${(event: Event) => { this.kind = (event.target as HTMLSelectElement).value as MailKind; }}>${kinds.map((one) => html`<option value=${one} ?selected=${one === this.kind}>${t.mail.kinds[one]}</option>`)}</select></label></div>
      ${this.preview.value ? this.renderPreview(this.preview.value) : nothing}
    `;
  }

  private renderSettings({ on, server, from, encrypted }: NonNullable<typeof this.settings.value>) {
    if (!on) return html`<p class="note warn">${t.mail.off}</p>`;
    return html`<p class="note ${encrypted ? '' : 'warn'}">${t.mail.on(server ?? dash, from ?? dash)}${encrypted ? nothing : html` ${t.mail.open}`}</p>`;
  }

  private renderMails({ mails, total }: Reply<typeof mailContract>) {
    if (mails.length === 0) return html`<p class="empty">${t.mail.none}</p>`;
    return html`<div class="table-scroll" tabindex="0" role="region" aria-label=${t.mail.heading}><table>
        <thead><tr><th scope="col">${t.mail.made}</th><th scope="col">${t.mail.to}</th><th scope="col">${t.mail.kind}</th><th scope="col">${t.mail.status}</th><th scope="col" class="number">${t.mail.attempts}</th><th scope="col">${t.mail.next}</th><th scope="col">${t.mail.error}</th><th scope="col"><span class="sr">${t.mail.acts}</span></th></tr></thead>
        <tbody>${mails.map((mail) => this.renderMail(mail))}</tbody></table></div>
      <bl-pager .page=${this.page} .size=${pageSize} .total=${total} @page-chosen=${({ page }: PageChosen) => { this.page = page; }}></bl-pager>`;
  }

  private renderMail(mail: OutboxMail) {
    const { to, kind, status, attempts, createdAt, nextTryAt, finishedAt, lastError } = mail;
    const isOpen = status === 'waiting' || status === 'failed';
    return html`<tr><td>${moment(createdAt)}</td><td>${to.name} <span class="quiet">${to.email}</span></td><td>${t.mail.kinds[kind]}</td><td>${badge({ ...looks[status], text: t.mail.statuses[status] })}</td>
      <td class="number">${attempts}</td><td>${nextTryAt ?? finishedAt ? moment((nextTryAt ?? finishedAt)!) : dash}</td><td class="wrap" lang="en">${lastError ?? dash}</td>
      <td>${isOpen ? html`<button @click=${() => this.act(retryMail, mail, t.mail.retried)}>${t.mail.retry}</button> <button @click=${() => this.act(dropMail, mail, t.mail.droppedNow)}>${t.mail.drop}</button>` : nothing}</td></tr>`;
  }

  private renderPreview({ subject, text }: Reply<typeof previewContract>) {
    return html`<p class="lead"><strong>${subject}</strong></p><pre tabindex="0" aria-label=${t.mail.kinds[this.kind]}>${text}</pre>`;
  }

  private async act(to: typeof retryMail | typeof dropMail, { id, version }: OutboxMail, done: string) {
    await this.attempt(() => call(to as typeof retryMail, { params: { id }, body: { version } }), done);
  }

  private sendTest() {
    return this.attempt(() => call(sendTestMail), t.mail.tested);
  }

  private async attempt(work: () => Promise<unknown>, done: string) {
    this.refusal = undefined;
    try {
      await work();
      this.dispatchEvent(new Notice(done));
      await this.mails.run();
    } catch (error) {
      this.refusal = error;
    }
  }
}
