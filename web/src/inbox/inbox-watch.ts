import type { ReactiveControllerHost } from 'lit';
import { call } from '../api/call.js';
import { readInbox } from '../api/endpoints.js';
import { Poll } from '../app-shell/poll.js';
import type { Inbox } from './inbox-state.js';

interface Watched {
  inbox(): Inbox | undefined;
  suppliers(): string | null;
  changed(): void;
}

const everyMs = 30_000;

/** Looks now and then whether somebody else, or a night, changed the inbox. Nothing moves by itself. */
export class InboxWatch {
  constructor(host: ReactiveControllerHost, { inbox, suppliers, changed }: Watched) {
    new Poll(host, {
      every: () => everyMs,
      look: async (signal) => {
        const before = inbox();
        if (!before) return;
        const now = await call(readInbox, { query: suppliers() ? { suppliers: suppliers()! } : {} }, signal);
        if (inbox() === before && standOf(now) !== standOf(before)) changed();
      },
    });
  }
}

const standOf = ({ open, groups }: Inbox) => `${open} ${groups.map(({ supplierId, sections }) => `${supplierId}:${sections.map(({ window, total }) => `${window}${total}`).join()}`).join()}`;
