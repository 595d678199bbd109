import { endOtherSessions, endOwnSession, endUserSession, endUserSessions, listOwnSessions, listUserSessions, type LiveSession } from '../../shared/contracts/users.js';
import { Refusal } from '../../shared/refusal.js';
import { serve, type Answer } from '../platform/http.js';
import type { RowOf } from '../platform/database/schema.js';
import type { AnyCall } from './open-session.step.js';
import { readUser } from './read-users.step.js';
import { endOtherSessionsOf, endSessionOf, endSessionsOf, liveSessionsOf } from './sessions.store.js';

const viewOf = ({ id, createdAt, lastSeenAt, expiresAt, address, agent, provider }: RowOf<'session'>, ownId: number): LiveSession =>
  ({ id, createdAt, lastSeenAt, expiresAt, address, agent, provider, own: id === ownId });

const sessionsOf = async ({ state, now, caller }: AnyCall, userId: number) => ({ sessions: (await liveSessionsOf(state, userId, now)).map((row) => viewOf(row, caller!.sessionId)) });

const answerOwn: Answer<typeof listOwnSessions> = (call) => sessionsOf(call, call.caller.id);

const answerOf: Answer<typeof listUserSessions> = async (call) => {
  await readUser(call.db, call.params.id, call.now);
  return sessionsOf(call, call.params.id);
};

async function end({ audited, caller, now }: AnyCall, userId: number, id: number): Promise<undefined> {
  return audited(caller!, 'session.ended', async (tx) => {
    if (!(await endSessionOf(tx, userId, { id, now }))) throw new Refusal('missing', 'session-not-found', 'There is no such session, or it has ended.');
    return { subject: `user/${userId}`, after: { session: id }, reply: undefined };
  });
}

const answerEndOwn: Answer<typeof endOwnSession> = (call) => end(call, call.caller.id, call.params.id);

const answerEndOf: Answer<typeof endUserSession> = (call) => end(call, call.params.id, call.params.sessionId);

const answerEndOthers: Answer<typeof endOtherSessions> = ({ audited, caller, now }) => audited(caller, 'sessions.ended', async (tx) => {
  await endOtherSessionsOf(tx, caller.id, { id: caller.sessionId, now });
  return { subject: `user/${caller.id}`, after: { kept: caller.sessionId }, reply: undefined };
});

const answerEndAllOf: Answer<typeof endUserSessions> = async ({ audited, caller, now, db, params: { id } }) => {
  await readUser(db, id, now);
  return audited(caller, 'sessions.ended', async (tx) => {
    await endSessionsOf(tx, id, now);
    return { subject: `user/${id}`, reply: undefined };
  });
};

serve(listOwnSessions, answerOwn);
serve(listUserSessions, answerOf);
serve(endOwnSession, answerEndOwn);
serve(endUserSession, answerEndOf);
serve(endOtherSessions, answerEndOthers);
serve(endUserSessions, answerEndAllOf);
