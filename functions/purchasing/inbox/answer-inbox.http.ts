import { randomUUID } from 'node:crypto';
import { answerInbox, type NotAnswered } from '../../../shared/contracts/inbox.js';
import { groupBy } from '../../../shared/group-by.js';
import type { Writer } from '../../platform/database/database.js';
import { serve, type Answer, type Call } from '../../platform/http.js';
import { businessSettings } from '../../platform/settings.store.js';
import { changeableLines } from '../line-changes.store.js';
import { sourceOf } from '../statement-source.js';
import { answerLine, type Answering, type LineAnswers } from './answer-proposals.js';
import { saveAnswers } from './answered.store.js';
import { activeReasons, givenIn, proposalsNamed } from './answers.store.js';
import { askedOf, refuseUnknownReasons, type BatchIds } from './given-answers.js';
import { givenView, inboxProposal } from './inbox-view.js';
import { lineNumbersOf, openOfLines } from './inbox.store.js';

type TheCall = Call<typeof answerInbox>;

const answerAll: Answer<typeof answerInbox> = async (call) => {
  const { audited, caller, db, body, now, today } = call;
  const source = sourceOf(caller.role, body.source);
  const act = { userId: caller.id, at: now, today, policy: await businessSettings(db) };
  return audited(caller, 'proposals.answered', async (tx) => {
    const reason = await reasonsOf(tx, body);
    const answering: Answering = { source, reason, note: body.note ?? null, shift: body.shift ?? null, act };
    const answers = await decide(tx, call, answering);
    const requestId = randomUUID();
    const ids = await saveAnswers(tx, answers, { requestId, answering });
    const reply = await replyTo(tx, call, { requestId, answers, ids, source });
    return { subject: `proposals/${requestId}`, after: { answered: reply.answered, superseded: reply.superseded }, reason: reason.code, reply };
  });
};

/** @throws Refusal when a reason is not known, or no longer used */
async function reasonsOf(tx: Writer, { reason, answers }: TheCall['body']): Promise<Answering['reason']> {
  const named = [reason, ...answers.flatMap(({ answer }) => (answer.kind === 'reject' ? [answer.reason] : []))];
  const known = await activeReasons(tx, [...new Set(named)]);
  refuseUnknownReasons({ reason, answers }, new Set(known.map(({ code }) => code)));
  return known.find(({ code }) => code === reason)!;
}

/** @throws Refusal when a proposal does not exist in scope, or is named twice */
async function decide(tx: Writer, { body, scope }: TheCall, answering: Answering): Promise<LineAnswers[]> {
  const proposals = await proposalsNamed(tx, body.answers.map(({ proposalId }) => proposalId), scope);
  const byLine = groupBy(askedOf(body.answers, proposals), ({ proposal }) => proposal.lineId);
  const known = new Map((await changeableLines(tx, [...byLine.keys()], { scope, act: answering.act })).map((one) => [one.line.id, one]));
  return [...byLine].map(([lineId, asked]) => answerLine(known.get(lineId), asked, answering));
}

interface Done { requestId: string; answers: readonly LineAnswers[]; ids: BatchIds; source: Answering['source'] }

async function replyTo(tx: Writer, { caller, scope }: TheCall, { requestId, answers, ids, source }: Done) {
  const given = await givenIn(tx, { userId: caller.id, scope }, requestId);
  return {
    given: given ? givenView(given) : null,
    answered: answers.flatMap(({ answered }) => answered.map(({ proposal: { id, lineId }, outcome, batch }) =>
      ({ proposalId: id, lineId, outcome, batchId: ids.get(id) ?? null, readyOn: batch?.readyOn ?? null, qty: batch?.lines[0]!.qty ?? null, source }))),
    superseded: answers.flatMap(({ change }) => change?.superseded.map(({ id }) => id) ?? []),
    notAnswered: await namedAgain(tx, answers),
  };
}

async function namedAgain(tx: Writer, answers: readonly LineAnswers[]): Promise<NotAnswered[]> {
  const refused = answers.flatMap(({ notAnswered }) => notAnswered);
  const lineIds = [...new Set(refused.map(({ proposal }) => proposal.lineId))];
  const current = groupBy(await openOfLines(tx, lineIds), ({ lineId }) => lineId);
  const numbers = new Map((await lineNumbersOf(tx, lineIds)).map((one) => [one.id, one]));
  return refused.map(({ proposal: { id, lineId }, why }) => {
    const { poNumber, lineNumber } = numbers.get(lineId)!;
    return { proposalId: id, lineId, poNumber, lineNumber, why, current: (current.get(lineId) ?? []).map(inboxProposal) };
  });
}

serve(answerInbox, answerAll);
