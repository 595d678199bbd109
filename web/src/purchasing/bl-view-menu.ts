import { consume } from '@lit/context';
import { Task } from '@lit/task';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Session } from '../../../shared/contracts/session.js';
import type { LinesLayout, SavedView, ViewValue } from '../../../shared/contracts/views.js';
import { call } from '../api/call.js';
import { addView, changeView, listViews, removeView } from '../api/endpoints.js';
import { Notice } from '../app-shell/notice.js';
import { sessionContext } from '../app-shell/session-context.js';
import '../elements/bl-problem.js';
import '../elements/bl-skeleton.js';
import { icon } from '../elements/icons.js';
import { t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { addressOf, landingPreset, lookOf, viewOf, type LinesView } from './lines-address.js';

/** A saved view is to be shown with the columns that it holds. */
export class LayoutTaken extends Event {
  constructor(readonly layout: LinesLayout) { super('layout-taken', { bubbles: true, composed: true }); }
}

/** Saved views: one's own and those that others of the role share. A view is a link to the list as it was saved. */
@customElement('bl-view-menu')
export class BlViewMenu extends LitElement {
  static override styles = [base, controls, css`
    :host { display: block; width: 340px; max-width: calc(100vw - 16px); }
    section { padding: var(--space-2) 0; border-bottom: 1px solid var(--line); }
    h2 { padding: 0 var(--space-3) 2px; color: var(--quiet); font-size: var(--text-small); }
    ul { max-height: 34vh; overflow: auto; }
    li { display: flex; align-items: center; gap: 2px; padding: 0 var(--space-2) 0 var(--space-3); }
    li:hover { background: var(--hover); }
    li a { flex: 1; min-width: 0; padding: 4px 0; overflow: hidden; color: var(--ink); text-decoration: none; text-overflow: ellipsis; white-space: nowrap; }
    li button { width: 26px; min-height: 26px; padding: 0; border-color: transparent; background: none; }
    p { padding: var(--space-3); color: var(--quiet); }
    form { display: grid; gap: var(--space-2); padding: var(--space-3); }
    form label:has([type="checkbox"]) { display: flex; align-items: center; gap: var(--space-2); }
    form label:has([type="checkbox"]) > span { margin: 0; color: inherit; font-size: inherit; }
    bl-problem { margin: var(--space-2); }
  `];

  @consume({ context: sessionContext, subscribe: true }) private session!: Session;
  @property({ attribute: false }) view!: LinesView;
  @property({ attribute: false }) layout: LinesLayout | null = null;
  @state() private failure?: unknown;
  @query('form') private form!: HTMLFormElement;

  private listed = new Task(this, { args: () => [] as const, task: async (_, { signal }) => (await call(listViews, {}, signal)).views });

  protected override render() {
    return html`
      ${this.listed.render({
        pending: () => html`<bl-skeleton rows="3"></bl-skeleton>`,
        error: (error) => html`<bl-problem retry .error=${error} @retry=${() => this.listed.run()}></bl-problem>`,
        complete: (views) => this.renderViews(views),
      })}
      ${this.failure ? html`<bl-problem .error=${this.failure}></bl-problem>` : nothing}
      <form @submit=${this.add}>
        <label><span>${t.views.name}</span><input name="name" required maxlength="60" autocomplete="off"></label>
        <label title=${t.views.shareHint}><input type="checkbox" name="shared"><span>${t.views.share}</span></label>
        <label><input type="checkbox" name="layout" checked><span>${t.views.layout}</span></label>
        <button class="primary">${t.views.save}</button>
      </form>
    `;
  }

  private renderViews(views: readonly SavedView[]) {
    if (views.length === 0) return html`<p>${t.views.none}</p>`;
    const part = (heading: string, some: readonly SavedView[]) => (some.length === 0 ? nothing : html`<section><h2>${heading}</h2><ul>${some.map((view) => this.renderView(view))}</ul></section>`);
    return html`${part(t.views.own, views.filter(({ own }) => own))}${part(t.views.shared, views.filter(({ own }) => !own))}`;
  }

  private renderView(view: SavedView) {
    const { name, shared, own, by, value } = view;
    const address = addressOf(viewOf(value.look, landingPreset(this.session.user.role)));
    const more = own ? (shared ? ` · ${t.views.shared}` : '') : by ? ` · ${t.views.by(by)}` : '';
    return html`<li>
      <a href=${address} @click=${() => value.layout && this.dispatchEvent(new LayoutTaken(value.layout))}>${name}<span class="quiet">${more}</span></a>
      ${own ? html`<button title=${t.views.update(name)} aria-label=${t.views.update(name)} @click=${() => this.saveTo(view)}>${icon('check')}</button>
        <button title=${t.views.remove(name)} aria-label=${t.views.remove(name)} @click=${() => this.drop(view)}>${icon('cross')}</button>` : nothing}
    </li>`;
  }

  private valueNow = (withLayout: boolean): ViewValue => ({ look: lookOf(this.view), ...(withLayout && this.layout && { layout: this.layout }) });

  private async add(event: Event) {
    event.preventDefault();
    const said = new FormData(this.form);
    const name = String(said.get('name')).trim();
    await this.keep(async () => {
      await call(addView, { body: { name, shared: said.has('shared'), value: this.valueNow(said.has('layout')) } });
      this.form.reset();
    }, t.views.saved(name));
  }

  private saveTo({ id, name, shared, version, value }: SavedView) {
    return this.keep(() => call(changeView, { params: { id }, body: { name, shared, version, value: this.valueNow(value.layout !== undefined) } }), t.views.saved(name));
  }

  private drop({ id, name, version }: SavedView) {
    return this.keep(() => call(removeView, { params: { id }, query: { version } }), t.views.removed(name));
  }

  private async keep(change: () => Promise<unknown>, done: string) {
    this.failure = undefined;
    try {
      await change();
      this.dispatchEvent(new Notice(done));
    } catch (error) {
      this.failure = error;
    }
    await this.listed.run();
  }
}
