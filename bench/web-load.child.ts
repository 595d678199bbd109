import { Agent, get } from 'node:http';
import autocannon, { type Client } from 'autocannon';
import { tell, told } from './child.js';
import { readsOf, type Reads } from './percentiles.js';
import type { HardMeasured, LoadOrder, PacedMeasured, Reader } from './web-load.js';

const { url, readers, seconds, everySeconds, isPaced } = told<LoadOrder>();
const agent = new Agent({ keepAlive: true, maxSockets: readers.length });

interface Seen { ms: number; status: number; tag: string | undefined }

/** Until the last byte is here. */
const read = ({ path, cookie }: Reader, tag?: string): Promise<Seen> => new Promise((resolve, reject) => {
  const began = performance.now();
  get(url + path, { agent, headers: { cookie, 'accept-encoding': 'gzip', ...(tag && { 'if-none-match': tag }) } }, (reply) => {
    reply.resume().on('end', () => resolve({ ms: performance.now() - began, status: reply.statusCode!, tag: reply.headers.etag })).on('error', reject);
  }).on('error', reject);
});

const sleepUntil = (at: number) => new Promise((resolve) => { setTimeout(resolve, Math.max(0, at - performance.now())); });

interface Pace { from: number; until: number; withTag: boolean; place: number }

/** One person reads every ten seconds; what is late is not left out. The first reading is the page being opened. */
async function person(reader: Reader, { from, until, withTag, place }: Pace): Promise<{ took: number[]; errors: number; known: number }> {
  const read1 = { took: [] as number[], errors: 0, known: 0 };
  let tag: string | undefined;
  for (let at = from + (place / readers.length) * everySeconds * 1000; at < until; at += everySeconds * 1000) {
    await sleepUntil(at);
    const seen = await read(reader, withTag ? tag : undefined).catch(() => undefined);
    if (!seen || seen.status >= 400) read1.errors++;
    if (!seen) continue;
    tag = seen.tag;
    if (seen.status === 304) read1.known++;
    read1.took.push(performance.now() - at);
  }
  return read1;
}

async function paced(withTag: boolean): Promise<PacedMeasured['tagged']> {
  const from = performance.now();
  const read = await Promise.all(readers.map((reader, place) => person(reader, { from, until: from + seconds * 1000, withTag, place })));
  const reads: Reads = readsOf(read.flatMap(({ took }) => took));
  return { ...reads, errors: read.reduce((sum, { errors }) => sum + errors, 0), known: read.reduce((sum, { known }) => sum + known, 0) };
}

/** Everybody asks again as soon as there is a reply. */
async function withoutPause(): Promise<HardMeasured> {
  let next = 0;
  const setupClient = (client: Client) => {
    const { path, cookie } = readers[next++ % readers.length]!;
    client.setRequest({ method: 'GET', path, headers: { cookie, 'accept-encoding': 'gzip' } });
  };
  const { errors, timeouts, non2xx, requests, latency } = await autocannon({ url, connections: readers.length, duration: 10, setupClient });
  return { perSecond: requests.average, p50: latency.p50, p95: latency.p97_5, errors: errors + timeouts + non2xx };
}

if (isPaced) tell<PacedMeasured>({ tagged: await paced(true), whole: await paced(false) });
else tell<HardMeasured>(await withoutPause());
agent.destroy();
