import type { AuditEvent } from './audit-chain.js';

/**
 * How a link does not fit: `altered` has another content than was hashed, `unlinked` does not follow the event before it (one
 * was taken out, or put in), `missing` was the newest and is gone, `rewritten` is not what it was when the head was exported.
 */
export type ChainFaultKind = 'altered' | 'unlinked' | 'missing' | 'rewritten';
export interface ChainFault { eventId: number; kind: ChainFaultKind }

/** The end of the chain: what an event after it has to follow. Hashes are in hex. */
export interface ChainHead { eventId: number; hash: string }

export interface ChainLink extends Pick<AuditEvent, 'id'> { previousHash: string; hash: string; /** Computed from the content. */ computed: string }

/** The first link of a piece that does not fit, if there is one. */
export function faultAmong(links: readonly ChainLink[], before: ChainHead): ChainFault | null {
  let previous = before.hash;
  for (const { id, previousHash, hash, computed } of links) {
    if (previousHash !== previous) return { eventId: id, kind: 'unlinked' };
    if (hash !== computed) return { eventId: id, kind: 'altered' };
    previous = hash;
  }
  return null;
}

/** Whether the last link is the one that the head of the chain names. */
export const faultAtEnd = (last: ChainHead, head: ChainHead): ChainFault | null =>
  (last.eventId === head.eventId && last.hash === head.hash ? null : { eventId: Math.max(last.eventId, head.eventId), kind: 'missing' });

/** What a fault means, for the command and the job history. */
export const chainFaultText = ({ eventId, kind }: ChainFault): string => `The audit trail is broken at event ${eventId}: ${meanings[kind]}.`;

const meanings: Record<ChainFaultKind, string> = {
  altered: 'its content was changed after it was written',
  unlinked: 'it does not follow the event before it; one was removed, or put in',
  missing: 'the newest events do not end where the chain ends; some were removed or changed',
  rewritten: 'it is not what it was when the head was exported; the chain was written anew',
};
