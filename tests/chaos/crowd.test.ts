import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { differingLines } from '../../functions/jobs/ledger.store.js';
import { verifyChain } from '../../functions/audit/verify-chain.step.js';
import { addDays } from '../../shared/dates.js';
import { aFolder } from '../fixtures/databases.js';
import { aHouse, anErpLine, type House } from '../fixtures/nights.js';
import { signedIn, type Visitor } from '../fixtures/product.js';
import { aHost, type RunningHost } from './a-host.js';
import { isLong } from './length.js';
import { until } from './processes.js';

const people = 200;
const suppliers = 20;
const everySeconds = 10;
const seconds = Number(process.env.CHAOS_SECONDS ?? (isLong ? 120 : 10));
const warmUpSeconds = isLong ? 30 : 5;
const roundCount = isLong ? 4 : 1;
const lineCount = isLong ? 5_000 : 1_000;

const lines = Array.from({ length: lineCount }, (_, i) => anErpLine({ poNumber: `PO-${i}`, supplierCode: `S${i % suppliers}`, supplierName: `Supplier ${i % suppliers}`, itemCode: `ITEM-${i % 300}` }));

/** What is left on the heap, and beside it, when the garbage is gone; in megabytes. */
async function memoryOf({ process }: RunningHost, file: string): Promise<{ kept: number; rss: number }> {
  rmSync(file, { force: true });
  process.kill('SIGUSR2');
  const { heapUsed, external, rss } = await until(async () => JSON.parse(readFileSync(file, 'utf8')) as NodeJS.MemoryUsage);
  return { kept: (heapUsed + external) / 2 ** 20, rss: rss / 2 ** 20 };
}

interface Seen { reads: number[]; known: number; troubles: string[]; acknowledged: Map<number, string[]> }

const at = (moment: number) => new Promise((resolve) => { setTimeout(resolve, Math.max(0, moment - performance.now())); });

/** Reads the list every ten seconds; what is late is not left out. */
async function readOn(url: string, who: Visitor, { place, end, seen }: { place: number; end: number; seen: Seen }): Promise<void> {
  let tag: string | null = null;
  for (let due = performance.now() + (place / people) * everySeconds * 1000; due < end; due += everySeconds * 1000) {
    await at(due);
    const reply: Response = await fetch(`${url}/api/lines/columns`, { headers: { cookie: who.cookie()!, ...(tag && { 'if-none-match': tag }) } });
    await reply.arrayBuffer();
    tag = reply.headers.get('etag');
    if (reply.status === 304) seen.known++;
    else if (reply.status !== 200) seen.troubles.push(`read ${reply.status}`);
    seen.reads.push(performance.now() - due);
  }
}

/** States one date after the other about a line of one's own, each upon the version that the last one made. */
async function writeOn(who: Visitor, { id, end, seen }: { id: number; end: number; seen: Seen }): Promise<void> {
  const noted: string[] = [];
  const round = performance.now().toFixed(0);
  seen.acknowledged.set(id, noted);
  const detail = await who.get<{ line: { version: number; dueOn: string } }>(`/api/lines/${id}`);
  let { version } = detail.body.line;
  for (let n = 0; performance.now() < end; n++) {
    const due = performance.now() + 1_000;
    const note = `word ${n} of ${round}`;
    const reply = await who.send<{ lines: { version: number }[] }>('POST', '/api/lines/updates', {
      lines: [{ id, version, milestone: 'production-ready', date: addDays('2026-09-01', n), source: 'expeditor-estimate', reason: 'capacity', note }],
    });
    if (reply.status === 200) {
      noted.push(note);
      version = reply.body.lines[0]!.version;
    } else seen.troubles.push(`write ${reply.status} ${JSON.stringify(reply.body).slice(0, 300)}`);
    await at(due);
  }
}

async function theCrowd(house: House, url: string): Promise<Visitor[]> {
  const roleOf = (i: number) => (i < 20 ? 'expeditor' : i % 5 === 0 ? 'planner' : i % 5 === 1 ? 'expeditor' : 'supplier');
  const crowd: Visitor[] = [];
  for (let i = 0; i < people; i++) crowd.push(await signedIn(house, url, { role: roleOf(i), ...(roleOf(i) !== 'planner' && { suppliers: [`S${i % suppliers}`] }) }));
  return crowd;
}

async function comeTogether({ house, host, crowd }: { house: House; host: RunningHost; crowd: Visitor[] }, forSeconds: number): Promise<Seen> {
  const end = performance.now() + forSeconds * 1000;
  const seen: Seen = { reads: [], known: 0, troubles: [], acknowledged: new Map() };
  const own = await Promise.all(crowd.slice(0, 20).map(async (_, i) => (await house.db.selectFrom('po_line').select('id').where('supplierCode', '=', `S${i}`).orderBy('id').top(1).executeTakeFirstOrThrow()).id));
  await Promise.all([
    ...crowd.map((who, place) => readOn(host.url, who, { place, end, seen })),
    ...own.map((id, i) => writeOn(crowd[i]!, { id, end, seen })),
  ]);
  return seen;
}

const percentile = (values: readonly number[], share: number) => Math.round(values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? 0);

describe(`${people} people who read and write for ${seconds} seconds`, () => {
  it('meet no error, lose no word, and leave the memory as it was', async () => {
    const house = await aHouse();
    await house.night('2026-03-02', lines);
    const memoryFile = join(aFolder(), 'memory.json');
    const host = await aHost(house, { MEMORY_FILE: memoryFile, NODE_OPTIONS: `--require ${new URL('tell-memory.cjs', import.meta.url).pathname}` });
    const place = { house, host, crowd: await theCrowd(house, host.url) };
    await comeTogether(place, warmUpSeconds);
    const before = await memoryOf(host, memoryFile);
    const rounds: (Seen & { memory: { kept: number; rss: number } })[] = [];
    for (let round = 0; round < roundCount; round++) {
      const seen = await comeTogether(place, seconds / roundCount);
      rounds.push({ ...seen, memory: await memoryOf(host, memoryFile) });
    }
    console.log('memory in MB', before, ...rounds.map(({ memory }) => memory));
    console.log('reads in ms', rounds.map(({ reads, known }) => ({ reads: reads.length, known, p50: percentile(reads, 0.5), p95: percentile(reads, 0.95) })));

    expect(rounds.flatMap(({ troubles }) => troubles)).toEqual([]);
    for (const lineId of rounds[0]!.acknowledged.keys()) {
      const words = rounds.flatMap(({ acknowledged }) => acknowledged.get(lineId)!);
      const events = await house.db.selectFrom('date_event').selectAll().where('lineId', '=', lineId).orderBy('id').execute();
      expect(events.flatMap(({ note }) => note ?? []).slice(-words.length)).toEqual(words);
    }
    expect(rounds.at(-1)!.memory.kept).toBeLessThan(before.kept * 1.3 + 30);
    expect((await verifyChain(house.db)).fault).toBeNull();
    expect(await differingLines(house.db)).toEqual([]);
    host.process.kill('SIGTERM');
  }, seconds * 1000 + 240_000);
});
