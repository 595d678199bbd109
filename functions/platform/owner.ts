import { hostname } from 'node:os';
import { threadId } from 'node:worker_threads';

/** Who holds a lease: this machine, this process, this thread. */
export const thisOwner = () => `${hostname()}/${process.pid}/${threadId}`;

/** True when the owner was a process of this machine that is there no more: nobody has to wait for its lease to end. */
export function isGone(owner: string | null): boolean {
  const [machine, pid] = owner?.split('/') ?? [];
  if (machine !== hostname() || !pid) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
