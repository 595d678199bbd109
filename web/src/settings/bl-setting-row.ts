import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { readSettingHistory as historyContract, Setting } from '../../../shared/contracts/manage-settings.js';
import { call, type Reply } from '../api/call.js';
import { changeSetting, readSettingHistory } from '../api/endpoints.js';
import { Notice } from '../app-shell/notice.js';
import '../elements/bl-problem.js';
import { icon } from '../elements/icons.js';
import { dash, instant } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { settingForms, textsOf, valueOf } from './setting-forms.js';

type History = Reply<typeof historyContract>['changes'];

export class SettingSaved extends Event {
  constructor(readonly setting: Setting) { super('setting-saved', { bubbles: true, composed: true }); }
}

/** One setting: what it is, its value to change, who changed it when. */
@customElement('bl-setting-row')
export class BlSettingRow extends LitElement {
  static override styles = [base, controls, css`
    :host { display: grid; grid-template-columns: minmax(220px, 38%) minmax(0, 1fr); gap: var(--space-1) var(--space-4); padding: var(--space-3) 0; border-top: 1px solid var(--line); }
    h3 { font-size: var(--text); }
    p { color: var(--quiet); font-size: var(--text-small); }
    form { display: grid; gap: var(--space-2); justify-items: start; }
    .fields { display: flex; flex-wrap: wrap; gap: var(--space-2) var(--space-3); }
    .fields input { width: 132px; }
    .unit { display: inline-flex; align-items: center; gap: var(--space-1); margin: 0; color: var(--ink); font-size: var(--text); }
    textarea { width: min(420px, 100%); min-height: 110px; font-variant-numeric: tabular-nums; }
    .actions { display: flex; gap: var(--space-2); }
    .fixed { padding: 3px var(--space-2); border-radius: var(--radius); background: var(--grey-tint); color: var(--grey-ink); font-size: var(--text-small); }
    .history { grid-column: 1 / -1; }
    .history summary { width: max-content; color: var(--accent); font-size: var(--text-small); cursor: pointer; }
    .history li { padding: 2px 0; font-size: var(--text-small); overflow-wrap: anywhere; }
    @media (max-width: 760px) { :host { grid-template-columns: minmax(0, 1fr); } }
  `];

  @property({ attribute: false }) setting!: Setting;
  @state() private texts: Record<string, string> = {};
  @state() private isBusy = false;
  @state() private refusal?: unknown;
  @state() private history: History | undefined;

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('setting')) this.reset();
  }

  protected override render() {
    const { changedAt, changedBy, fixedBy, version } = this.setting;
    return html`
      <div><h3 id="name">${t.settings.names[this.key()]}</h3><p>${t.settings.hints[this.key()]}</p>
        <p>${version === null ? t.settings.standard : t.settings.changedBy(changedBy ?? dash, instant(changedAt!))}</p></div>
      <form @submit=${this.save}>
        <div class="fields" role="group" aria-labelledby="name">${this.renderFields(fixedBy !== null)}</div>
        ${fixedBy ? html`<span class="fixed">${icon('lock')} ${t.settings.fixedBy(fixedBy)}</span>` : nothing}
        ${this.refusal ? html`<bl-problem .error=${this.refusal}></bl-problem>` : nothing}
        ${this.isChanged() ? html`<div class="actions"><button class="primary" ?disabled=${this.isBusy}>${t.settings.save}</button><button type="button" @click=${this.reset}>${t.dialog.cancel}</button></div>` : nothing}
        ${!this.isChanged() && version !== null && !fixedBy ? html`<button type="button" class="plain" ?disabled=${this.isBusy} @click=${() => this.send(null)}>${icon('undo')}${t.settings.reset}</button>` : nothing}
      </form>
      <details class="history" @toggle=${this.look}><summary>${t.settings.history}<span class="sr"> ${t.settings.names[this.key()]}</span></summary>${this.history ? this.renderHistory(this.history) : html`<p>${t.problem.loading}</p>`}</details>
    `;
  }

  private renderFields(isFixed: boolean) {
    const form = settingForms[this.key()];
    const label = t.settings.names[this.key()];
    const set = (part: string) => (event: Event) => { this.texts = { ...this.texts, [part]: (event.target as HTMLInputElement).value }; };
    if (form.kind === 'dates' || form.kind === 'pairs') return html`<textarea aria-label=${label} ?readonly=${isFixed} .value=${this.texts[''] ?? ''} @input=${set('')}></textarea>`;
    if (form.kind === 'parts') {
      return form.parts.map((part) => html`<label><span>${t.settings.parts[part as keyof typeof t.settings.parts]}</span>
        <span class="unit"><input inputmode="decimal" ?readonly=${isFixed} .value=${this.texts[part] ?? ''} @input=${set(part)}>${form.percent.includes(part) ? '%' : ''}</span></label>`);
    }
    return html`<span class="unit"><input aria-label=${label} type=${form.kind === 'time' ? 'time' : 'text'} inputmode="decimal" ?readonly=${isFixed} .value=${this.texts[''] ?? ''} @input=${set('')}>${form.kind === 'percent' ? '%' : ''}</span>`;
  }

  private renderHistory(changes: History) {
    if (changes.length === 0) return html`<p>${t.settings.neverChanged}</p>`;
    const asText = (value: unknown) => (value === null ? dash : typeof value === 'string' ? value : JSON.stringify(value));
    return html`<ul>${changes.map(({ at, by, before, after }) => html`<li><span class="quiet">${instant(at)} · ${by}</span> · ${asText(before)} → <strong>${asText(after)}</strong></li>`)}</ul>`;
  }

  private key() {
    return this.setting.name as keyof typeof settingForms;
  }

  private isChanged() {
    return JSON.stringify(this.texts) !== JSON.stringify(textsOf(settingForms[this.key()], this.setting.value));
  }

  private reset = () => {
    [this.texts, this.refusal] = [textsOf(settingForms[this.key()], this.setting.value), undefined];
  };

  private save(event: Event) {
    event.preventDefault();
    if (this.isChanged()) void this.send(valueOf(settingForms[this.key()], this.texts));
  }

  private async send(value: unknown) {
    [this.isBusy, this.refusal] = [true, undefined];
    try {
      const setting = await call(changeSetting, { params: { name: this.setting.name }, body: { value: value as never, version: this.setting.version } });
      this.history = undefined;
      this.dispatchEvent(new SettingSaved(setting));
      this.dispatchEvent(new Notice(t.settings.saved));
    } catch (error) {
      this.refusal = error;
    }
    this.isBusy = false;
  }

  private async look(event: Event) {
    if (!(event.target as HTMLDetailsElement).open || this.history) return;
    this.history = (await call(readSettingHistory, { params: { name: this.setting.name } }).catch(() => ({ changes: [] }))).changes;
  }
}
