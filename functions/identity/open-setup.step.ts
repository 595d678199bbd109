import { randomInt } from 'node:crypto';
import type { World } from '../platform/world.js';
import { sha256 } from '../platform/hash.js';
import { originOf } from '../platform/public-origin.js';
import { addLink } from './links.store.js';
import { usersCount } from './managed-users.store.js';
import { linkExpiry, linkUrl } from './one-time-links.js';

/** Without letters and digits that are taken for one another. */
const signs = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Until when the code that this process printed is good. */
let goodUntil = '';

/** While there is nobody who could sign in, the console tells how the first administrator gets in. Once a day. */
export async function openSetup({ db, erp, environment, now }: Pick<World, 'db' | 'erp' | 'environment' | 'now'>, print: (text: string) => void): Promise<void> {
  if (goodUntil > now() || erp.kind === 'demo' || (await usersCount(db)) > 0) return;
  goodUntil = linkExpiry('setup', now());
  const code = Array.from({ length: 20 }, () => signs[randomInt(signs.length)]).join('');
  const at = now();
  await db.transaction().execute((tx) => addLink(tx, { tokenHash: sha256(code), purpose: 'setup', userId: null, createdAt: at, createdBy: null, expiresAt: linkExpiry('setup', at) }));
  const shown = code.match(/.{5}/g)!.join('-');
  print(`There are no users yet. The first administrator begins at ${linkUrl(originOf(environment), 'setup', shown)} (code ${shown}, good for 24 hours).`);
}
