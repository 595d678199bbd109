import { createHash } from 'node:crypto';
import { packed, PackedJson } from './reply.js';

/** Made replies of one kind, for all who may see the same: the newest of each scope, made once however many ask. */
export interface KeptReplies {
  /** @param version anything that changes with the reply's content; `make` is called only where it is not kept already */
  reply(scope: string, version: string, make: () => Promise<unknown>): PackedJson;
}

interface Kept { version: string; bytes: Promise<Uint8Array> }

export function keepReplies(atMost: number): KeptReplies {
  const kept = new Map<string, Kept>();
  const bytesOf = (scope: string, version: string, make: () => Promise<unknown>) => {
    const known = kept.get(scope);
    kept.delete(scope);
    const bytes = known?.version === version ? known.bytes : make().then(packed);
    kept.set(scope, { version, bytes });
    // A reply that could not be made is made anew for the next one who asks.
    bytes.catch(() => { if (kept.get(scope)?.bytes === bytes) kept.delete(scope); });
    if (kept.size > atMost) kept.delete(kept.keys().next().value!);
    return bytes;
  };
  return { reply: (scope, version, make) => new PackedJson(`W/"${version}"`, () => bytesOf(scope, version, make)) };
}

/** A short opaque text for anything that can be written as JSON. */
export const versionOf = (of: unknown): string => createHash('sha256').update(JSON.stringify(of)).digest('base64url').slice(0, 22);
