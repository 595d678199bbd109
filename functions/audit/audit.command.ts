import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { openWorld, type World } from '../platform/world.js';
import { chainFaultText, type ChainHead } from './chain-fault.js';
import { readHead, verifyChain } from './verify-chain.step.js';

const usage = `npm run audit -- head [--out head.json]      the end of the chain: keep it where nobody of the database gets to
npm run audit -- verify [--head head.json]   follows the chain from its first event; with a head that was kept, also that it still leads there`;

/** `npm run audit -- ...`: 0 when the trail is whole, 1 when it is broken or cannot be read. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals: [name = ''] } = parseArgs({ args, allowPositionals: true, options: { head: { type: 'string' }, out: { type: 'string' } } });
  if (name !== 'head' && name !== 'verify') {
    console.error(usage);
    return 1;
  }
  const known = values.head === undefined ? undefined : keptHead(values.head);
  const world = await openWorld('command');
  try {
    return name === 'head' ? await exportHead(world, values.out) : await verify(world, known);
  } finally {
    await world.db.destroy();
  }
}

const KeptHead = z.object({ eventId: z.number().int().min(0), hash: z.string().regex(/^[0-9a-f]{64}$/) });

function keptHead(path: string): ChainHead {
  try {
    return KeptHead.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    throw new Error(`${path} is not a head that "npm run audit -- head" wrote.`);
  }
}

async function exportHead({ db, now }: World, path: string | undefined): Promise<number> {
  const text = JSON.stringify({ ...(await readHead(db)), at: now() });
  if (path === undefined) console.log(text);
  else writeFileSync(path, `${text}\n`);
  return 0;
}

async function verify({ db }: World, known: ChainHead | undefined): Promise<number> {
  const { events, head, fault } = await verifyChain(db, known ? { known } : {});
  if (fault) console.error(chainFaultText(fault));
  else console.log(`The audit trail is whole: ${events} events, the newest is ${head.eventId} with ${head.hash}.`);
  return fault ? 1 : 0;
}
