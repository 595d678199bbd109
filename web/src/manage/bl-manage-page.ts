import { consume } from '@lit/context';
import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Session } from '../../../shared/contracts/session.js';
import { groupBy } from '../../../shared/group-by.js';
import { go } from '../app-shell/router.js';
import { allows, sessionContext } from '../app-shell/session-context.js';
import { t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { sections, type Section } from './sections.js';

/** The administrator's pages: which there are on the left, the chosen one beside them. */
@customElement('bl-manage-page')
export class BlManagePage extends LitElement {
  static override styles = [base, controls, css`
    :host { display: grid; grid-template-columns: 208px minmax(0, 1fr); height: 100%; }
    nav { padding: var(--space-4) var(--space-3); border-right: 1px solid var(--line); background: var(--surface); overflow-y: auto; }
    h2 { padding: 0 var(--space-2); color: var(--quiet); font-size: var(--text-tiny); font-weight: var(--strong); letter-spacing: 0.04em; text-transform: uppercase; }
    ul { margin: var(--space-1) 0 var(--space-4); }
    a { display: block; padding: 5px var(--space-2); border-left: 3px solid transparent; border-radius: 0 var(--radius) var(--radius) 0; color: var(--ink); text-decoration: none; }
    a:hover { background: var(--hover); }
    a[aria-current] { border-left-color: var(--accent); background: var(--selected); font-weight: var(--strong); }
    .section { min-width: 0; min-height: 0; overflow: hidden; }
    .missing { padding: var(--space-6); }
    .missing h1 { margin-bottom: var(--space-2); font-size: var(--text-title); }
    @media (max-width: 900px) {
      :host { grid-template: auto minmax(0, 1fr) / minmax(0, 1fr); }
      nav { display: flex; padding: 0 var(--space-2); border-right: 0; border-bottom: 1px solid var(--line); overflow-x: auto; scrollbar-width: none; }
      nav h2 { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
      ul { display: flex; margin: 0; }
      a { padding: 9px var(--space-2) 7px; border-left: 0; border-bottom: 3px solid transparent; border-radius: 0; white-space: nowrap; }
      a[aria-current] { border-bottom-color: var(--accent); background: none; }
    }
  `];

  @consume({ context: sessionContext, subscribe: true }) private session!: Session;
  /** Behind `/manage/`; empty where none was said. */
  @property() path = '';
  @property() search = '';
  @property({ attribute: false }) night: string | null = null;
  @state() private isOutdated = false;

  protected override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('path')) return;
    const first = this.mine()[0];
    if (this.path === '' && first) go(`/manage/${first.path}`, { replace: true });
    this.chosen()?.load().catch(() => { this.isOutdated = true; });
  }

  protected override render() {
    return html`
      <nav aria-label=${t.manage.label}>${[...groupBy(this.mine(), ({ group }) => group)].map(([group, of]) => this.renderGroup(group, of))}</nav>
      <div class="section">${this.renderSection()}</div>
    `;
  }

  private renderGroup(group: Section['group'], of: readonly Section[]) {
    return html`<h2 id=${group}>${t.manage.groups[group]}</h2>
      <ul aria-labelledby=${group}>${of.map(({ path, title }) => html`<li><a href="/manage/${path}" aria-current=${path === this.path ? 'page' : nothing}>${t.manage.sections[title]}</a></li>`)}</ul>`;
  }

  private renderSection() {
    if (this.isOutdated) return html`<div class="missing"><h1>${t.nav.outdated}</h1><button @click=${() => location.reload()}>${t.nav.reload}</button></div>`;
    const section = this.chosen();
    if (section) return section.render({ search: this.search, night: this.night });
    return this.path === '' ? nothing : html`<div class="missing"><h1>${t.nav.missing}</h1><a href="/manage">${t.manage.toStart}</a></div>`;
  }

  private mine() {
    return sections.filter(({ permission }) => allows(this.session, permission));
  }

  private chosen() {
    return this.mine().find(({ path }) => path === this.path);
  }
}
