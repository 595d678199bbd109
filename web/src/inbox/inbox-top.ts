import { html, nothing } from 'lit';
import type { Session } from '../../../shared/contracts/session.js';
import { go } from '../app-shell/router.js';
import '../elements/bl-progress.js';
import { icon } from '../elements/icons.js';
import { qty } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import './bl-recent-answers.js';
import type { Source } from './inbox-desk.js';
import type { Inbox } from './inbox-state.js';

export interface Top {
  session: Session;
  inbox: Inbox | undefined;
  view: 'proposals' | 'progress';
  source: Source | undefined;
  wantsSource: boolean;
  /** The supplier that is looked at alone. */
  supplier: string | null;
  isSending: boolean;
  desk: { chooseSource(source: Source): void; confirmEverything(): void };
}

/** What the page is, how far one is, whose word the answers are, and all of it at once. */
export function renderTop(top: Top) {
  const { session, inbox, view, isSending, desk } = top;
  return html`<div class="top">
    <h1 tabindex="-1">${t.inbox.heading}</h1>
    ${session.user.role === 'planner' ? renderViews(view) : nothing}
    ${view === 'proposals' && inbox ? html`
      ${inbox.groups.length > 1 ? renderProgress(inbox) : nothing}${renderSupplier(top)}${renderSource(top)}
      <span class="grow"></span>
      <bl-recent-answers .recent=${inbox.recent} .now=${new Date().toISOString()}></bl-recent-answers>
      ${inbox.open > 0 ? html`<button class="primary" ?disabled=${isSending} @click=${() => desk.confirmEverything()}>${icon('check')}${t.inbox.confirmAll(qty(inbox.open))}</button>` : nothing}` : nothing}
  </div>`;
}

const renderViews = (view: Top['view']) => html`<nav aria-label=${t.inbox.views}>
  <a href="/inbox" aria-current=${view === 'proposals' ? 'page' : nothing}>${t.inbox.viewNames.proposals}</a>
  <a href="/inbox?view=progress" aria-current=${view === 'progress' ? 'page' : nothing}>${t.inbox.viewNames.progress}</a>
</nav>`;

function renderProgress({ open, groups }: Inbox) {
  const answered = groups.reduce((sum, group) => sum + group.answered, 0);
  const said = t.inbox.progress(qty(answered), qty(answered + open));
  return html`<div class="progress" title=${t.inbox.progressHint}><span>${said}</span><bl-progress .label=${said} .done=${answered} .total=${answered + open}></bl-progress></div>`;
}

/** Those with several suppliers may look at one alone. */
function renderSupplier({ session: { suppliers }, inbox, supplier }: Top) {
  const known = suppliers === 'all' ? inbox!.groups.map(({ supplierId, supplierName }) => ({ id: supplierId, name: supplierName })) : suppliers;
  if (known.length < 2 && !supplier) return nothing;
  const openOf = new Map(inbox!.groups.map(({ supplierId, open }) => [supplierId, open]));
  const choose = ({ target }: Event) => {
    const { value } = target as HTMLSelectElement;
    go(value ? `/inbox?suppliers=${value}` : '/inbox');
  };
  return html`<select aria-label=${t.inbox.supplier} @change=${choose}>
    <option value="" ?selected=${!supplier}>${t.inbox.allSuppliers}</option>
    ${known.map(({ id, name }) => html`<option value=${id} ?selected=${supplier === String(id)}>${openOf.has(id) ? t.inbox.supplierWith(name, qty(openOf.get(id)!)) : name}</option>`)}
  </select>`;
}

const sources = ['supplier-confirmed', 'expeditor-estimate'] as const;

/** Never chosen for an expeditor; the others have no choice. */
function renderSource({ session: { user: { role } }, source, wantsSource, desk }: Top) {
  if (role !== 'expeditor') return html`<span class="quiet">${role === 'supplier' ? t.inbox.asSupplier : t.inbox.asPlanner}</span>`;
  return html`<fieldset class="source" aria-invalid=${wantsSource ? 'true' : nothing}>
    <legend>${t.inbox.source}</legend>
    ${sources.map((one) => html`<label><input type="radio" name="source" value=${one} .checked=${source === one} @change=${() => desk.chooseSource(one)}><span>${t.inbox.sources[one]}</span></label>`)}
    ${wantsSource ? html`<span class="field-error" role="alert">${t.inbox.sourceMissing}</span>` : nothing}
  </fieldset>`;
}
