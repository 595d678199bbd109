import { Worker } from 'node:worker_threads';

const connections = 10;

/** Requests per second over ten kept connections, asked by a thread of its own. */
export function load(url: string, requests: number): Promise<number> {
  const thread = new Worker(new URL('./load-thread.js', import.meta.url), { workerData: { url, requests, connections } });
  return new Promise((resolve, reject) => {
    thread.once('message', resolve);
    thread.once('error', reject);
  });
}
