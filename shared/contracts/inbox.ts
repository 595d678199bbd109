import { z } from 'zod';
import { largestQty } from '../quantities.js';
import { commaSeparated, endpoint, Paging } from './endpoint.js';
import { ProposedBatch } from './lines.js';
import { StatementSource } from './purchasing-words.js';

const n = z.number().int();
const id = n.min(1).max(2_147_483_647);
const date = z.iso.date();

/** By the date on which goods are proposed to be ready; weeks are ISO weeks. */
export const InboxWindow = z.enum(['overdue', 'this-week', 'next-weeks', 'later']);
export type InboxWindow = z.infer<typeof InboxWindow>;

export const InboxProposal = ProposedBatch.extend({
  lineId: n, supplierId: n, poNumber: z.string(), lineNumber: z.string(), itemCode: z.string(), itemName: z.string().nullable(), uom: z.string().nullable(), dueOn: date,
});
export type InboxProposal = z.infer<typeof InboxProposal>;

const InboxSection = z.object({ window: InboxWindow, total: n, proposals: z.array(InboxProposal) });
export type InboxSection = z.infer<typeof InboxSection>;

export const InboxGroup = z.object({
  supplierId: n, supplierCode: z.string(), supplierName: z.string(), open: n,
  /** Since the session began, by anybody; with what is open it is what was open then. */
  answered: n,
  sections: z.array(InboxSection),
});
export type InboxGroup = z.infer<typeof InboxGroup>;

/** One request of the caller, as it stands now. */
export const GivenAnswers = z.object({
  requestId: z.string(), answeredAt: z.iso.datetime(), undoUntilAt: z.iso.datetime(), accepted: n, changed: n, rejected: n, undone: n,
  /** Null where it was about several. */
  supplierName: z.string().nullable(), line: z.object({ poNumber: z.string(), lineNumber: z.string() }).nullable(),
});
export type GivenAnswers = z.infer<typeof GivenAnswers>;

/** So many rows come with the groups; what is beyond comes section by section. */
export const inboxRows = 600;

export const readInbox = endpoint({
  name: 'inbox-read', method: 'GET', route: 'inbox', summary: 'Open proposals in scope by supplier and window, how far the caller is, and what can be undone',
  permission: 'proposals.answer', reach: 'own-suppliers',
  query: z.strictObject({ suppliers: commaSeparated(z.string().regex(/^\d{1,9}$/)).optional() }),
  reply: z.object({ today: date, open: n, groups: z.array(InboxGroup), recent: z.array(GivenAnswers) }),
});

export const listInboxSection = endpoint({
  name: 'inbox-section', method: 'GET', route: 'inbox/proposals', summary: 'Open proposals of one supplier and window, the earliest first', permission: 'proposals.answer', reach: 'own-suppliers',
  query: z.strictObject({ supplier: z.coerce.number().int().min(1).max(2_147_483_647), window: InboxWindow, ...Paging }),
  reply: z.object({ proposals: z.array(InboxProposal), total: n }),
});

const qty = z.number().min(0.0001).max(largestQty);
const Reason = z.string().min(1).max(40);
const Note = z.string().trim().max(1000).optional();

export const ProposalAnswer = z.union([
  z.strictObject({ kind: z.literal('accept') }),
  /** Either date; the other follows by the days of transit. */
  z.strictObject({ kind: z.literal('change'), readyOn: date.optional(), arriveOn: date.optional(), qty: qty.optional() }),
  z.strictObject({ kind: z.literal('reject'), reason: Reason, note: Note, alternative: z.strictObject({ readyOn: date, qty }).optional() }),
]);
export type ProposalAnswer = z.infer<typeof ProposalAnswer>;

/** Moves the dates of all that is accepted in a request: by days, or to one day of readiness. */
export const Shift = z.union([z.strictObject({ days: n.min(-365).max(730) }), z.strictObject({ toOn: date })]);
export type Shift = z.infer<typeof Shift>;

/** The writer is held for less than a second by so many. */
export const answersAtOnce = 500;

export const WhyNotAnswered = z.enum(['answered', 'superseded', 'line-closed', 'line-cancelled', 'date-passed', 'over-allocated']);
export type WhyNotAnswered = z.infer<typeof WhyNotAnswered>;

export const NotAnswered = z.object({
  proposalId: n, lineId: n, poNumber: z.string(), lineNumber: z.string(), why: WhyNotAnswered,
  /** What is proposed for the line now. */
  current: z.array(InboxProposal),
});
export type NotAnswered = z.infer<typeof NotAnswered>;

export const answerInbox = endpoint({
  name: 'inbox-answer', method: 'POST', route: 'inbox/answers', summary: 'Answer proposals as they were seen; those that changed meanwhile come back by name',
  permission: 'proposals.answer', reach: 'own-suppliers',
  body: z.strictObject({
    answers: z.array(z.strictObject({ proposalId: id, version: id, answer: ProposalAnswer })).min(1).max(answersAtOnce),
    /** An expeditor says whose word it is; suppliers speak for themselves, planners override. */
    source: z.enum(['supplier-confirmed', 'expeditor-estimate']).optional(),
    shift: Shift.optional(),
    reason: Reason.default('proposal-accepted'),
    note: Note,
  }),
  reply: z.object({
    /** Null where nothing was answered. */
    given: GivenAnswers.nullable(),
    answered: z.array(z.object({
      proposalId: n, lineId: n, outcome: z.enum(['accepted', 'changed', 'rejected']), batchId: n.nullable(), readyOn: date.nullable(), qty: z.number().nullable(), source: StatementSource,
    })),
    /** Proposals that no longer fit what is left of their line. */
    superseded: z.array(n),
    notAnswered: z.array(NotAnswered),
  }),
});

export const WhyNotUndone = z.enum(['undone', 'too-late', 'line-changed', 'batch-changed']);
export type WhyNotUndone = z.infer<typeof WhyNotUndone>;

export const undoInbox = endpoint({
  name: 'inbox-undo', method: 'POST', route: 'inbox/undo', summary: 'Take back answers of the last ten minutes, line by line, where nothing came after them',
  permission: 'proposals.answer', reach: 'own-suppliers',
  body: z.strictObject({ requestId: z.string().min(1).max(40), lines: z.array(id).min(1).max(answersAtOnce).optional() }),
  reply: z.object({
    given: GivenAnswers,
    undone: z.array(z.object({ proposalId: n, lineId: n })),
    notUndone: z.array(z.object({ lineId: n, poNumber: z.string(), lineNumber: z.string(), why: WhyNotUndone })),
  }),
});

export const SupplierProgress = z.object({
  supplierId: n, supplierCode: z.string(), supplierName: z.string(), asked: n, answered: n, open: n,
  /** Open for longer than the setting allows. */
  overdue: n,
  /** From the night that asked to the answer; null without any. */
  daysToAnswer: z.object({ n, median: z.number().nullable() }),
});
export type SupplierProgress = z.infer<typeof SupplierProgress>;

export const readInboxProgress = endpoint({
  name: 'inbox-progress', method: 'GET', route: 'inbox/progress', summary: 'What each supplier was asked and answered in the last days', permission: 'proposals.read', reach: 'own-suppliers',
  query: z.strictObject({ days: z.coerce.number().int().min(1).max(365).default(30) }),
  reply: z.object({ today: date, sinceOn: date, overdueAfterDays: n, suppliers: z.array(SupplierProgress) }),
});
