import type { Reader } from '../platform/database/database.js';
import { sha256 } from '../platform/hash.js';
import { chainText, type AuditEvent } from './audit-chain.js';
import { auditEventAt, auditEventsAfter, auditHead } from './audit.store.js';
import { faultAmong, faultAtEnd, type ChainFault, type ChainHead, type ChainLink } from './chain-fault.js';

export interface ChainReport { events: number; head: ChainHead; fault: ChainFault | null }

interface Verifying {
  /** A head that was exported before: what it names must still be there. */
  known?: ChainHead;
  told?(events: number, newest: number): Promise<void> | void;
}

const pieceSize = 2_000;
const beginning: ChainHead = { eventId: 0, hash: '0'.repeat(64) };

/** Follows the chain from its first event to the head that it had when this began. */
export async function verifyChain(db: Reader, { known, told }: Verifying = {}): Promise<ChainReport> {
  const head = await readHead(db);
  let last = beginning;
  for (let events = 0; ;) {
    const piece = await auditEventsAfter(db, { afterId: last.eventId, upToId: head.eventId, limit: pieceSize });
    const fault = faultAmong(piece.map(linkOf), last);
    events += piece.length;
    if (fault) return { events, head, fault };
    if (piece.length > 0) last = headAt(piece.at(-1)!);
    await told?.(events, head.eventId);
    if (piece.length < pieceSize) return { events, head, fault: faultAtEnd(last, head) ?? (await faultAgainst(db, known)) };
  }
}

export async function readHead(db: Reader): Promise<ChainHead> {
  const { lastEventId, hash } = await auditHead(db);
  return { eventId: lastEventId, hash: hex(hash) };
}

async function faultAgainst(db: Reader, known: ChainHead | undefined): Promise<ChainFault | null> {
  if (!known || known.eventId === 0) return null;
  const event = await auditEventAt(db, known.eventId);
  return event && hex(event.hash) === known.hash ? null : { eventId: known.eventId, kind: 'rewritten' };
}

const headAt = ({ id, hash }: AuditEvent): ChainHead => ({ eventId: id, hash: hex(hash) });

const linkOf = (event: AuditEvent): ChainLink =>
  ({ id: event.id, previousHash: hex(event.previousHash), hash: hex(event.hash), computed: sha256(chainText(hex(event.previousHash), event)).toString('hex') });

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
