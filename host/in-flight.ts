import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** The requests under way: each counts until its handler is done and its reply is sent or cannot be sent any more. */
export interface InFlight {
  add(res: ServerResponse, handling: Promise<void>): void;
  /** To be told of every connection: replies that wait behind another one on it do not hear of its end themselves. */
  watch(socket: Socket): void;
  /** Connections with a request close after its reply instead of waiting for a next request. */
  closeConnections(): void;
  /** Resolves at the first moment without any. */
  idle(): Promise<void>;
}

type Open = Map<ServerResponse, { isHandled: boolean; isGone: boolean }>;

export function createInFlight(): InFlight {
  const open: Open = new Map();
  let whenIdle: (() => void)[] = [];
  const note = (res: ServerResponse, step: 'isHandled' | 'isGone') => {
    if (!endedBy(open, res, step)) return;
    whenIdle.forEach((tell) => tell());
    whenIdle = [];
  };
  return {
    add(res, handling) {
      open.set(res, { isHandled: false, isGone: false });
      res.once('close', () => note(res, 'isGone'));
      void handling.then(() => note(res, 'isHandled'));
    },
    watch(socket) {
      socket.once('close', () => {
        for (const res of open.keys()) if (res.req.socket === socket) note(res, 'isGone');
      });
    },
    closeConnections() {
      for (const res of open.keys()) if (!res.headersSent) res.shouldKeepAlive = false;
    },
    idle: () => (open.size === 0 ? Promise.resolve() : new Promise((resolve) => whenIdle.push(resolve))),
  };
}

/** Whether this step of a request was the last that anything waited for. */
function endedBy(open: Open, res: ServerResponse, step: 'isHandled' | 'isGone'): boolean {
  const progress = open.get(res);
  if (!progress) return false;
  progress[step] = true;
  if (!progress.isHandled || !progress.isGone) return false;
  open.delete(res);
  return open.size === 0;
}
