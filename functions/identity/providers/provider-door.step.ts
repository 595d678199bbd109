import { createHash, randomBytes } from 'node:crypto';
import type { ProviderId } from '../../../shared/contracts/identity-words.js';
import { Refusal } from '../../../shared/refusal.js';
import { lockAuditChain } from '../../audit/audit.store.js';
import { sameBytes, sha256 } from '../../platform/hash.js';
import { originOf } from '../../platform/public-origin.js';
import type { AnyCall } from '../open-session.step.js';
import { vouchedBy, type Vouched } from './claims.js';
import { addFlow, dropOldFlows, flowOf, openFlowsFrom, takeFlow, type SignInFlow } from './flows.store.js';
import { addressToSignIn, verifiedClaims } from './provider-client.step.js';
import { providersOf, type Provider } from './provider.js';

export const minutesToReturn = 10;
/** An office sits behind one address; more than this is no office. */
const openAtOnce = 200;

const secret = () => randomBytes(32).toString('base64url');

/** @throws Refusal */
export function providerNamed(id: ProviderId, { world }: Pick<AnyCall, 'world'>): Provider {
  const provider = providersOf(world.environment).find((one) => one.id === id);
  if (!provider) throw new Refusal('missing', 'provider-off', 'This way to sign in is not set up here.');
  return provider;
}

export const redirectUri = ({ world }: Pick<AnyCall, 'world'>): string => `${originOf(world.environment)}/signed-in`;

/** What the browser keeps and what it is sent to; our side of it lies in the database, and is good once. */
export async function beginJourney(call: AnyCall, provider: Provider): Promise<{ location: string; browser: string }> {
  const { audited, from, now } = call;
  const [browser, verifier, nonce] = [secret(), secret(), secret()];
  const state = `${provider.id}.${secret()}`;
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  const location = await addressToSignIn(provider, { state, nonce, challenge, redirectUri: redirectUri(call), now }).catch((error: unknown) => { throw unreachable(error); });
  await audited({ id: null, name: provider.id }, 'session.requested', async (tx) => {
    await lockAuditChain(tx);
    await dropOldFlows(tx, now);
    if ((await openFlowsFrom(tx, from.address, now)) >= openAtOnce) throw new Refusal('too-many', 'too-many-attempts', 'Too many attempts. Try again in 60 seconds.', { facts: { seconds: 60 }, retryAfterSeconds: 60 });
    const expiresAt = new Date(Date.parse(now) + minutesToReturn * 60_000).toISOString();
    await addFlow(tx, { stateHash: sha256(state), browserHash: sha256(browser), provider: provider.id, nonce, verifier, address: from.address, expiresAt });
    return { subject: provider.id, after: from, reply: undefined };
  });
  return { location, browser };
}

const unreachable = (cause: unknown) => Object.assign(new Refusal('unavailable', 'provider-unreachable', 'The sign-in service does not answer at the moment. Try again.'), { cause });

/** Our side of a journey, taken out of the database: a second one with the same state finds nothing. @throws Refusal */
export async function endJourney(call: AnyCall, provider: Provider, { state, browser }: { state: string; browser: string | null }): Promise<SignInFlow> {
  const flow = await flowOf(call.state, sha256(state));
  const isOurs = flow?.provider === provider.id && browser !== null && sameBytes(flow.browserHash, sha256(browser)) && flow.expiresAt > call.now;
  const isTaken = isOurs && (await call.audited({ id: null, name: provider.id }, 'session.returned', async (tx) => ({ subject: provider.id, after: call.from, reply: await takeFlow(tx, flow.id) })));
  if (!isTaken) throw new Refusal('conflict', 'journey-unknown', 'This sign-in was not begun here, or too long ago. Begin again.');
  return flow;
}

/** Who comes back, proven. What is wrong with a token is for the audit; the person is told only that it cannot be taken. @throws Refusal */
export async function whoReturns(call: AnyCall, provider: Provider, { code, flow }: { code: string; flow: SignInFlow }): Promise<Vouched> {
  const { nonce, verifier } = flow;
  const claims = await verifiedClaims(provider, { code, verifier, nonce, redirectUri: redirectUri(call), now: call.now }).catch((error: unknown) => error as Error);
  const vouched = claims instanceof Error ? reasonOf(claims) : vouchedBy(claims, provider, nonce);
  if (typeof vouched !== 'string') return vouched;
  await call.audited({ id: null, name: provider.id }, 'session.refused', async () => ({ subject: provider.id, after: { ...call.from, why: vouched }, reply: undefined }));
  if (vouched === 'network') throw unreachable(claims);
  throw new Refusal('unauthenticated', 'token-refused', 'What the sign-in service handed over could not be verified. Begin again.');
}

/** Codes of the libraries, never their texts: those may hold tokens. */
function reasonOf(error: Error & { code?: string; errorCode?: string }): string {
  const code = error.code ?? error.errorCode ?? error.name;
  return /^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|ABORT_ERR|TimeoutError|network_error)/.test(code) || error.name === 'TimeoutError' ? 'network' : code.slice(0, 80);
}
