import { fork, type ChildProcess } from 'node:child_process';

export interface Served { url: string; /** Ends it; how much memory it took at most. */ stop(): Promise<{ peakMb: number }> }

const said = <Said>(child: ChildProcess): Promise<Said> => new Promise((resolve, reject) => {
  child.once('message', (message) => resolve(message as Said));
  child.once('exit', (code) => reject(new Error(`The product ended with ${code}.`)));
});

export async function serve(settings: Record<string, string>): Promise<Served> {
  const child = fork(new URL('./served.child.js', import.meta.url), [], { env: { ...process.env, ...settings } });
  const { url } = await said<{ url: string }>(child);
  return {
    url,
    stop: () => {
      const ended = said<{ peakMb: number }>(child);
      child.send('stop');
      return ended;
    },
  };
}
