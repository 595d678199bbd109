import { randomBytes } from 'node:crypto';
import type { Writer } from '../platform/database/database.js';
import { sha256 } from '../platform/hash.js';
import { addLink, endLinksOf } from './links.store.js';
import { linkExpiry, linkUrl, type LinkPurpose } from './one-time-links.js';

export interface LinkFor { userId: number; purpose: Exclude<LinkPurpose, 'setup'>; origin: string; by: number | null; now: string }

/** Makes a link and ends the older ones of the user. The token leaves in the reply and is kept nowhere. */
export async function makeLink(tx: Writer, { userId, purpose, origin, by, now }: LinkFor): Promise<{ url: string; expiresAt: string }> {
  const token = randomBytes(32).toString('base64url');
  const expiresAt = linkExpiry(purpose, now);
  await endLinksOf(tx, userId, now);
  await addLink(tx, { tokenHash: sha256(token), purpose, userId, createdAt: now, createdBy: by, expiresAt });
  return { url: linkUrl(origin, purpose, token), expiresAt };
}
