import { LitElement, css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { Task } from '@lit/task';
import type { Setting } from '../../../shared/contracts/manage-settings.js';
import { call } from '../api/call.js';
import { readSettings } from '../api/endpoints.js';
import '../elements/bl-problem.js';
import '../elements/bl-skeleton.js';
import { t } from '../i18n/language.js';
import { managePage } from '../manage/manage-styles.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { table } from '../styles/table.js';
import './bl-setting-row.js';
import type { SettingSaved } from './bl-setting-row.js';
import { settingForms, type SettingGroup } from './setting-forms.js';

const groups: readonly SettingGroup[] = ['night', 'extract', 'lines', 'reading', 'retention'];

/** What administrators may change while the product runs. */
@customElement('bl-settings-page')
export class BlSettingsPage extends LitElement {
  static override styles = [base, controls, table, managePage, css`
    section { max-width: 1060px; }
    .table-scroll { max-width: 640px; }
  `];

  @state() private saved: ReadonlyMap<string, Setting> = new Map();
  private read = new Task(this, { args: () => [], task: (_, { signal }) => call(readSettings, {}, signal) });

  protected override render() {
    return html`<h1>${t.settings.heading}</h1><p class="lead">${t.settings.lead}</p>
      <div @setting-saved=${({ setting }: SettingSaved) => { this.saved = new Map(this.saved).set(setting.name, setting); }}>
      ${this.read.render({
        pending: () => html`<bl-skeleton rows="12"></bl-skeleton>`,
        error: (error) => html`<bl-problem retry .error=${error} @retry=${() => this.read.run()}></bl-problem>`,
        complete: ({ settings, environment }) => html`${groups.map((group) => this.renderGroup(group, settings))}${this.renderEnvironment(environment)}`,
      })}</div>`;
  }

  private renderGroup(group: SettingGroup, settings: readonly Setting[]) {
    const names = Object.entries(settingForms).filter(([, form]) => form.group === group).map(([name]) => name);
    return html`<section aria-labelledby=${group}><h2 id=${group}>${t.settings.groups[group]}</h2>
      ${names.map((name) => {
        const setting = this.saved.get(name) ?? settings.find((one) => one.name === name);
        return setting ? html`<bl-setting-row .setting=${setting}></bl-setting-row>` : nothing;
      })}</section>`;
  }

  private renderEnvironment(environment: readonly { name: string; value: string }[]) {
    return html`<section><h2>${t.settings.environment}</h2><p class="lead">${t.settings.environmentLead}</p>
      <div class="table-scroll"><table><tbody>${environment.map(({ name, value }) => html`<tr><th scope="row"><code>${name}</code></th><td translate="no">${value}</td></tr>`)}</tbody></table></div></section>`;
  }
}
