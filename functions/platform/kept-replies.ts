import { createHash } from 'node:crypto';
import { KeptAnswers } from './kept-answers.js';
import { packed, PackedJson } from './reply.js';

/** Made replies of one kind, for all who may see the same: the newest of each scope, packed once however many ask. */
export interface KeptReplies {
  /** @param version anything that changes with the reply's content; `make` is called only where it is not kept already */
  reply(scope: string, version: string, make: () => Promise<unknown>): PackedJson;
}

/** @param bytes of all packed replies, at most */
export function keepReplies(bytes: number): KeptReplies {
  const kept = new KeptAnswers<Uint8Array>(bytes, ({ byteLength }) => byteLength);
  return { reply: (scope, version, make) => new PackedJson(`W/"${version}"`, () => kept.answer(scope, version, () => make().then(packed))) };
}

/** A short opaque text for anything that can be written as JSON. */
export const versionOf = (of: unknown): string => createHash('sha256').update(JSON.stringify(of)).digest('base64url').slice(0, 22);
