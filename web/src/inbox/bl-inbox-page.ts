import { consume } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { InboxProposal, InboxSection, Shift } from '../../../shared/contracts/inbox.js';
import type { IsoDate } from '../../../shared/dates.js';
import type { Session } from '../../../shared/contracts/session.js';
import { Notice } from '../app-shell/notice.js';
import { sessionContext } from '../app-shell/session-context.js';
import '../elements/bl-problem.js';
import '../elements/bl-progress.js';
import '../elements/bl-skeleton.js';
import { icon } from '../elements/icons.js';
import { instant, qty } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import './bl-inbox-progress.js';
import { saidOf, type UndoWanted } from './bl-recent-answers.js';
import type { RejectAsked } from './bl-reject-form.js';
import { InboxDesk, type Place, type Sent, type Source } from './inbox-desk.js';
import { renderGroup, type GroupDesk } from './inbox-group.js';
import { rowActOf, rowIn, type RowAct } from './inbox-keys.js';
import { proposalsOf, rowAfter, rowBeside, type Edit } from './inbox-state.js';
import { groupStyles, inboxStyles } from './inbox-styles.js';
import { renderTop } from './inbox-top.js';
import { InboxWatch } from './inbox-watch.js';
import { keepEdits, keptEdits } from './kept-edits.js';
import { renderLost } from './lost-edits.js';
import { RowsInView } from './rows-in-view.js';

/** Rows fade before they go, unless motion is unwanted. */
const leftCalmly = () => new Promise<void>((resolve) => { setTimeout(resolve, matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 150); });

/** Proposals that wait for an answer, by supplier and window: confirm all, move groups, touch only the exceptions. */
@customElement('bl-inbox-page')
export class BlInboxPage extends LitElement implements GroupDesk {
  static override styles = [base, controls, inboxStyles, groupStyles];

  @consume({ context: sessionContext, subscribe: true }) private session!: Session;
  /** The query of the address. */
  @property() search = '';
  /** Changes when a night is done: the inbox is then read again. */
  @property({ attribute: false }) night: string | null = null;
  @state() private current: number | null = null;
  @state() private editing: number | null = null;
  @state() private rejecting: number | null = null;
  @state() private wantsSource = false;
  @state() private said = '';
  @state() private isOutdated = false;
  @query('h1') private heading!: HTMLElement;
  /** Keys that were pressed while answers are under way; null while none are. */
  private typedAhead: { act: RowAct; event: KeyboardEvent }[] | null = null;
  private readonly desk = new InboxDesk(this, leftCalmly, (edits) => keepEdits(this.session.user.id, edits));
  private readonly rows = new RowsInView(this, this.desk);

  constructor() {
    super();
    this.addEventListener('undo-wanted', (event) => void this.takeBack((event as UndoWanted).requestId));
    new InboxWatch(this, { inbox: () => this.desk.inbox, suppliers: () => this.asked('suppliers'), changed: () => { this.isOutdated = true; } });
  }

  override connectedCallback() {
    super.connectedCallback();
    addEventListener('beforeunload', this.warn);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('beforeunload', this.warn);
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (!this.hasUpdated) this.desk.edits = keptEdits(this.session.user.id);
    if (changed.has('search') || changed.has('night')) void this.load();
  }

  protected override render() {
    const { inbox, failure, given, notUndone, sending, chosen, source } = this.desk;
    const view = this.asked('view') === 'progress' && this.session.user.role === 'planner' ? 'progress' : 'proposals';
    return html`
      ${renderTop({ session: this.session, inbox, view, source, wantsSource: this.wantsSource, supplier: this.asked('suppliers'), isSending: sending !== null, desk: this })}
      <div class="scroll" @keydown=${this.press}>
        ${failure ? html`<bl-problem ?retry=${!inbox} .error=${failure} @retry=${this.load}></bl-problem>` : nothing}
        ${this.isOutdated ? html`<p class="elsewhere">${t.inbox.changedElsewhere} <button @click=${this.load}>${icon('refresh')}${t.inbox.show}</button></p>` : nothing}
        ${notUndone.length > 0 ? html`<div class="not-undone" role="alert"><p>${t.inbox.notUndone}</p><ul>${notUndone.map(({ poNumber, lineNumber, why }) => html`<li>${poNumber} / ${lineNumber}: ${t.inbox.whyNotUndone[why]}</li>`)}</ul></div>` : nothing}
        ${renderLost(this.desk.lost, () => this.desk.change({ lost: [] }))}
        ${view === 'progress' ? html`<bl-inbox-progress .night=${this.night}></bl-inbox-progress>` : this.renderGroups()}
      </div>
      ${view === 'progress' ? nothing : html`<div class="bar">${this.renderBar({ sending, chosen: chosen.size, given })}</div>`}
      <p class="sr" role="status">${this.said}</p>
    `;
  }

  private renderGroups() {
    const { inbox, failure } = this.desk;
    if (!inbox) return failure ? nothing : html`<bl-skeleton rows="16"></bl-skeleton>`;
    if (inbox.groups.length === 0) return html`<p class="empty">${this.asked('suppliers') ? t.inbox.noneHere : t.inbox.empty}</p>`;
    return html`${inbox.groups.map((group) => renderGroup(group, this))}${inbox.open === 0 ? html`<p class="empty">${t.inbox.empty}</p>` : nothing}`;
  }

  private renderBar({ sending, chosen, given }: { sending: InboxDesk['sending']; chosen: number; given: InboxDesk['given'] }) {
    return html`
      ${sending ? html`<span>${t.inbox.sending(qty(sending.done), qty(sending.of))}</span><bl-progress .label=${t.inbox.sending(qty(sending.done), qty(sending.of))} .done=${sending.done} .total=${sending.of}></bl-progress>` : nothing}
      ${chosen > 0 ? html`<strong>${t.inbox.chosen(qty(chosen), chosen)}</strong><button class="primary" ?disabled=${sending !== null} @click=${this.confirmChosen}>${icon('check')}${t.inbox.confirmChosen(qty(chosen))}</button>
        <button class="plain" @click=${() => this.desk.change({ chosen: new Set() })}>${t.inbox.clear}</button>` : nothing}
      ${given ? html`<span class="undo">${icon('done')}<span>${this.said || saidOf(given)} <span>${t.inbox.undoUntil(instant(given.undoUntilAt).slice(11))}</span></span>
        <button @click=${() => this.takeBack(given.requestId)}>${icon('undo')}${t.inbox.undo}</button>
        <button class="plain icon-only" aria-label=${t.inbox.dismiss} @click=${() => this.desk.change({ given: null })}>${icon('cross')}</button></span>` : nothing}
      <span class="keys">${t.inbox.keysHint}</span>`;
  }

  // What rows and groups ask of the page.
  get showsArrival(): boolean { return proposalsOf(this.desk.groups()).some(({ readyOn, arriveOn }) => readyOn !== arriveOn); }
  get today(): IsoDate { return this.desk.inbox!.today; }
  get columns(): number { return this.showsArrival ? 11 : 10; }
  get isSending(): boolean { return this.desk.sending !== null; }
  isCurrent = (id: number) => (this.current ?? this.rows.ids()[0]) === id;
  isChosen = (id: number) => this.desk.chosen.has(id);
  isLeaving = (id: number) => this.desk.leaving.has(id);
  isEditing = (id: number) => this.editing === id;
  isRejecting = (id: number) => this.rejecting === id;
  editOf = (id: number) => this.desk.edits.get(id);
  markOf = (id: number) => this.desk.marks.get(id);
  isOpen = (supplierId: number) => this.rows.isOpen(supplierId);
  shownIn = (section: InboxSection, place: Place) => this.rows.shownIn(section, place);
  select = (id: number) => { this.current = id; };
  toggle = (id: number) => this.desk.choose(id);
  edit = (one: InboxProposal, edit: Edit | null) => this.desk.edit(one, edit);
  fold = (supplierId: number) => this.rows.fold(this.desk.groups().find((group) => group.supplierId === supplierId)!);
  showMore = (place: Place) => this.rows.showMore(place);
  confirm = (one: InboxProposal) => this.answer(() => this.desk.confirm([one]));
  confirmAll = (places: readonly Place[], shift?: Shift) => this.answer(async () => this.desk.confirm(await this.desk.all(places), shift));
  confirmEverything = () => this.confirmAll(this.desk.groups().flatMap(({ supplierId, sections }) => sections.map(({ window }) => ({ supplierId, window }))));
  confirmChosen = () => this.answer(() => this.desk.confirm(proposalsOf(this.desk.groups()).filter(({ id }) => this.desk.chosen.has(id))));

  reject = (one: InboxProposal, { reason, note, alternative }: RejectAsked) => this.answer(() => this.desk.send([
    { proposalId: one.id, version: one.version, answer: { kind: 'reject', reason, ...(note && { note }), ...(alternative && { alternative }) } },
  ]));

  beginEdit = (id: number | null) => {
    this.editing = id;
    void this.focusIn(id ?? this.current, id === null ? '' : '.edit-date');
  };

  beginReject = (id: number | null) => {
    this.rejecting = id;
    if (id === null) void this.focusIn(this.current);
  };

  chooseSource = (source: Source) => { this.wantsSource = false; this.desk.change({ source }); };

  private asked(name: 'suppliers' | 'view'): string | null {
    return new URLSearchParams(this.search).get(name);
  }

  private load = async () => {
    await this.desk.load(this.asked('suppliers'));
    this.rows.arrange(this.desk.groups());
    this.isOutdated = false;
  };

  /** Sends answers, tells what came of them, and goes on to the next row. */
  private answer = async (send: () => Promise<Sent>) => {
    if (this.session.user.role === 'expeditor' && !this.desk.source) return this.askForSource();
    this.typedAhead ??= [];
    const [before, from] = [this.rows.ids(), this.current];
    [this.said, this.editing] = ['', null];
    const { answered, notAnswered, gone } = await send();
    if (answered > 0) this.rejecting = null;
    this.said = [answered > 0 ? t.inbox.saved(qty(answered), answered) : '', notAnswered > 0 ? t.inbox.notSaved(qty(notAnswered), notAnswered) : ''].join(' ').trim();
    const next = from === null ? this.rows.ids()[0] : rowAfter(before, from, gone);
    this.current = next ?? this.rows.ids()[0] ?? null;
    await this.focusIn(this.current);
    this.catchUp();
  };

  /** Does what was typed while answers were under way, on the row that came next; another answer makes the rest wait again. */
  private catchUp() {
    const typed = this.desk.failure ? [] : this.typedAhead ?? [];
    this.typedAhead = null;
    while (this.typedAhead === null && this.current !== null && typed.length > 0) this.act(typed[0]!.act, this.current, typed.shift()!.event);
    (this.typedAhead as typeof typed | null)?.push(...typed);
  }

  private askForSource() {
    [this.wantsSource, this.said] = [true, t.inbox.sourceMissing];
    this.renderRoot.querySelector<HTMLInputElement>('.source input')!.focus();
  }

  private takeBack = async (requestId: string) => {
    const undone = await this.desk.undo(requestId);
    if (!undone) return;
    await this.load();
    this.said = t.inbox.undone(qty(undone.undone.length), undone.undone.length);
    this.dispatchEvent(new Notice(this.said));
    await this.focusIn(undone.undone[0]?.proposalId ?? this.current);
  };

  private async focusIn(id: number | null, inside = '') {
    await this.updateComplete;
    const row = id === null ? null : this.renderRoot.querySelector<HTMLElement>(`tr[data-id="${id}"] ${inside}`);
    (row ?? this.heading).focus();
  }

  private press(event: KeyboardEvent) {
    const row = rowIn(event);
    if (!row) return;
    const id = Number(row.dataset['id']);
    if (this.editing === id && ['Enter', 'Escape'].includes(event.key) && event.composedPath()[0] instanceof HTMLInputElement) return this.leaveEdit(event, id);
    const act = rowActOf(event, event.composedPath()[0] === row);
    if (!act) return;
    event.preventDefault();
    if (this.typedAhead) this.typedAhead.push({ act, event });
    else this.act(act, id, event);
  }

  private act(act: RowAct, id: number, event: KeyboardEvent) {
    const one = proposalsOf(this.desk.groups()).find((proposal) => proposal.id === id)!;
    if (act === 'move') return this.moveFrom(id, event);
    if (act === 'undo') return void (this.desk.given && this.takeBack(this.desk.given.requestId));
    if (act === 'toggle') return this.toggle(id);
    if (act === 'edit') return this.beginEdit(id);
    if (act === 'reject') return this.beginReject(id);
    if (act === 'confirm-chosen' && this.desk.chosen.size > 0) return void this.confirmChosen();
    void this.confirm(one);
  }

  /** With Shift, the rows that are passed are selected. */
  private moveFrom(id: number, { key, shiftKey }: KeyboardEvent) {
    const next = rowBeside(this.rows.ids(), id, key);
    if (next === undefined) return;
    if (shiftKey) this.desk.change({ chosen: new Set([...this.desk.chosen, id, next]) });
    this.current = next;
    void this.focusIn(next);
  }

  private leaveEdit(event: KeyboardEvent, id: number) {
    event.preventDefault();
    const input = event.composedPath()[0] as HTMLInputElement;
    if (event.key === 'Enter') input.dispatchEvent(new Event('change'));
    if (event.key === 'Enter' && input.ariaInvalid === 'true') return;
    if (event.key === 'Escape') this.desk.edit(proposalsOf(this.desk.groups()).find((one) => one.id === id)!, null);
    this.beginEdit(null);
  }

  private warn = (event: BeforeUnloadEvent) => {
    if (this.desk.edits.size > 0) event.preventDefault();
  };
}
