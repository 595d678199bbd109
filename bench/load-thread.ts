import { Agent, get } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';

const { url, requests, connections } = workerData as { url: string; requests: number; connections: number };
const agent = new Agent({ keepAlive: true, maxSockets: connections });

const ask = () => new Promise<void>((resolve, reject) => {
  get(url, { agent }, (reply) => reply.resume().on('end', resolve).on('error', reject)).on('error', reject);
});

let asked = 0;
async function askOn(): Promise<void> {
  while (asked++ < requests) await ask();
}

const began = performance.now();
await Promise.all(Array.from({ length: connections }, askOn));
parentPort!.postMessage((requests * 1000) / (performance.now() - began));
agent.destroy();
