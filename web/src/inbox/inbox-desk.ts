import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { InboxGroup, InboxProposal, InboxWindow, Shift, undoInbox as undoContract, WhyNotAnswered } from '../../../shared/contracts/inbox.js';
import { call, type Reply } from '../api/call.js';
import { answerInbox, listInboxSection, readInbox, undoInbox } from '../api/endpoints.js';
import { afterAnswers, confirmations, editsOn, inRequests, isEdited, isWhole, marksOf, proposalsOf, withMore, type AnswersBody, type AnswersReply, type Edit, type Inbox, type KeptEdit } from './inbox-state.js';

/** As many as one request takes; the contract says the same. */
const atOnce = 500;

export type Source = NonNullable<AnswersBody['source']>;
export type Undone = Reply<typeof undoContract>;

/** One window of one supplier. */
export interface Place { supplierId: number; window: InboxWindow }

/** What came of sending answers. */
export interface Sent { answered: number; notAnswered: number; gone: ReadonlySet<number> }

/** The inbox as it is known here, what is changed in it and not sent, and the ways to the server. */
export class InboxDesk implements ReactiveController {
  inbox: Inbox | undefined;
  failure: unknown;
  edits: ReadonlyMap<number, KeptEdit> = new Map();
  /** Edits whose proposals are gone, and which nobody will send. */
  lost: readonly KeptEdit[] = [];
  chosen: ReadonlySet<number> = new Set();
  /** Why a proposal came back. */
  marks: ReadonlyMap<number, WhyNotAnswered> = new Map();
  leaving: ReadonlySet<number> = new Set();
  sending: { done: number; of: number } | null = null;
  source: Source | undefined;
  /** The newest answers, while they can be taken back. */
  given: Inbox['recent'][number] | null = null;
  notUndone: Undone['notUndone'] = [];

  /** @param keep is told of every change of the edits */
  constructor(readonly host: ReactiveControllerHost, readonly settled: () => Promise<void>, readonly keep: (edits: ReadonlyMap<number, KeptEdit>) => void) { host.addController(this); }

  hostConnected(): void { /* The page says when to load. */ }

  async load(suppliers: string | null, signal?: AbortSignal): Promise<void> {
    try {
      const inbox = await call(readInbox, { query: suppliers ? { suppliers } : {} }, signal);
      const proposals = proposalsOf(inbox.groups);
      const there = new Set(proposals.map(({ id }) => id));
      const { standing, lost } = editsOn(this.edits, proposals, suppliers === null && isWhole(inbox));
      this.change({ inbox, failure: undefined, marks: new Map(), edits: standing, lost: [...this.lost, ...lost], chosen: new Set([...this.chosen].filter((id) => there.has(id))) });
    } catch (error) {
      if (!signal?.aborted) this.change({ failure: error });
    }
  }

  /** Reads the rest of a section, as far as it is not here. */
  async fetch({ supplierId, window }: Place, most = Infinity): Promise<void> {
    for (;;) {
      const section = this.sectionAt({ supplierId, window });
      if (!section || section.proposals.length >= Math.min(section.total, most)) return;
      const query = { supplier: supplierId, window, offset: section.proposals.length, limit: Math.min(atOnce, most - section.proposals.length) };
      const more = await call(listInboxSection, { query });
      const { standing, lost } = editsOn(this.edits, more.proposals, false);
      this.change({ inbox: withMore(this.inbox!, { supplierId, window }, more), edits: standing, lost: [...this.lost, ...lost] });
      if (more.proposals.length === 0) return;
    }
  }

  /** All proposals of some sections; those that were only counted are fetched first. */
  async all(places: readonly Place[]): Promise<InboxProposal[]> {
    for (const place of places) await this.fetch(place);
    return places.flatMap((place) => this.sectionAt(place)?.proposals ?? []);
  }

  confirm = (proposals: readonly InboxProposal[], shift?: Shift): Promise<Sent> => this.send(confirmations(proposals, this.edits), { ...(shift && { shift }) });

  /** Sends answers in as few requests as the server takes, one after the other. */
  async send(answers: AnswersBody['answers'], more: Partial<AnswersBody> = {}): Promise<Sent> {
    const sent = { answered: 0, notAnswered: 0, gone: new Set<number>() };
    this.change({ sending: { done: 0, of: answers.length }, failure: undefined, notUndone: [] });
    try {
      for (const request of inRequests(answers, atOnce)) {
        const reply = await call(answerInbox, { body: { answers: request, ...(this.source && { source: this.source }), ...more } });
        await this.take(reply);
        sent.answered += reply.answered.length;
        sent.notAnswered += reply.notAnswered.length;
        for (const { proposalId } of reply.answered) sent.gone.add(proposalId);
        this.change({ sending: { done: this.sending!.done + request.length, of: answers.length } });
      }
    } catch (error) {
      this.change({ failure: error });
    }
    this.change({ sending: null });
    return sent;
  }

  /** Rows leave calmly, then the rest is as the server says. */
  private async take(reply: AnswersReply): Promise<void> {
    this.change({ leaving: new Set(reply.answered.map(({ proposalId }) => proposalId)) });
    await this.settled();
    const inbox = afterAnswers(this.inbox!, reply);
    const left = new Set(proposalsOf(inbox.groups).map(({ id }) => id));
    this.drop(proposalsOf(this.groups()).flatMap(({ id }) => (left.has(id) ? [] : [id])));
    const recent = reply.given ? [reply.given, ...inbox.recent] : inbox.recent;
    this.change({ inbox: { ...inbox, recent }, leaving: new Set(), marks: new Map([...this.marks, ...marksOf(reply)]), given: reply.given ?? this.given });
  }

  /** Takes back what one request answered. The rows come back with the next load. */
  async undo(requestId: string): Promise<Undone | null> {
    try {
      const undone = await call(undoInbox, { body: { requestId } });
      this.change({ given: null, notUndone: undone.notUndone, failure: undefined });
      return undone;
    } catch (error) {
      this.change({ failure: error });
      return null;
    }
  }

  edit(proposal: InboxProposal, edit: Edit | null): void {
    const edits = new Map(this.edits);
    const { version, poNumber, lineNumber } = proposal;
    if (edit && isEdited(proposal, edit)) edits.set(proposal.id, { ...edit, version, poNumber, lineNumber });
    else edits.delete(proposal.id);
    const marks = new Map(this.marks);
    marks.delete(proposal.id);
    this.change({ edits, marks });
  }

  choose(id: number): void {
    const chosen = new Set(this.chosen);
    if (!chosen.delete(id)) chosen.add(id);
    this.change({ chosen });
  }

  change(to: Partial<Pick<InboxDesk, 'inbox' | 'failure' | 'edits' | 'lost' | 'chosen' | 'marks' | 'leaving' | 'sending' | 'source' | 'given' | 'notUndone'>>): void {
    Object.assign(this, to);
    if (to.edits) this.keep(to.edits);
    this.host.requestUpdate();
  }

  groups(): readonly InboxGroup[] {
    return this.inbox?.groups ?? [];
  }

  private sectionAt({ supplierId, window }: Place) {
    return this.groups().find((group) => group.supplierId === supplierId)?.sections.find((section) => section.window === window);
  }

  /** What was answered is neither chosen nor changed. */
  private drop(ids: readonly number[]): void {
    const gone = new Set(ids);
    this.change({ chosen: new Set([...this.chosen].filter((id) => !gone.has(id))), edits: new Map([...this.edits].filter(([id]) => !gone.has(id))) });
  }
}
