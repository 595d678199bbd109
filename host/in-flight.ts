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

export function createInFlight(): InFlight {
  const open = new Map<ServerResponse, { isHandled: boolean; isGone: boolean }>();
  let whenIdle: (() => void)[] = [];

  function note(res: ServerResponse, step: 'isHandled' | 'isGone'): void {
    const progress = open.get(res);
    if (!progress) return;
    progress[step] = true;
    if (!progress.isHandled || !progress.isGone) return;
    open.delete(res);
    if (open.size > 0) return;
    whenIdle.forEach((tell) => tell());
    whenIdle = [];
  }

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
