import { median } from './percentiles.js';
import type { House } from './web-house.js';
import { ask, visit, type Place } from './web-visit.js';

/** Milliseconds: all that is open in the inbox by its button; and two hundred answers in one request. */
export interface InboxMeasured { proposals: number; confirmAll: number; request: number }

const repeats = 5;
const atOnce = 200;

interface Open { groups: { sections: { proposals: { id: number; version: number }[] }[] }[]; recent: { requestId: string }[] }

/** A supplier confirms everything, and takes it back before the next time. */
export async function measureInbox(place: Place, { supplier }: House): Promise<InboxMeasured> {
  const { page, context } = await visit(place, supplier);
  const read = async () => (await (await page.request.get('/api/inbox')).json()) as Open;
  const post = (path: string, data: unknown) => page.request.post(path, { data, headers: { origin: place.url } });
  const undo = async () => { for (const { requestId } of (await read()).recent) await post('/api/inbox/undo', { requestId }); };
  const proposalsOf = ({ groups }: Open) => groups.flatMap(({ sections }) => sections.flatMap(({ proposals }) => proposals));
  const [confirmAll, request]: number[][] = [[], []];
  const proposals = proposalsOf(await read()).length;
  for (let n = 0; n < repeats; n++) {
    await page.goto('/inbox');
    confirmAll!.push(await ask(page, 'confirmAll'));
    await undo();
    const answers = proposalsOf(await read()).slice(0, atOnce).map(({ id, version }) => ({ proposalId: id, version, answer: { kind: 'accept' } }));
    const began = performance.now();
    const reply = await post('/api/inbox/answers', { answers });
    request!.push(performance.now() - began);
    if (!reply.ok()) throw new Error(`The inbox answered ${reply.status()}: ${await reply.text()}`);
    await undo();
  }
  await context.close();
  return { proposals, confirmAll: median(confirmAll!), request: median(request!) };
}
