import type { ManagedUser } from '../../shared/contracts/users.js';
import type { Language } from '../../shared/contracts/session.js';
import { dropWaitingLinks } from '../integrations/mail/outbox.store.js';
import { queueMail } from '../integrations/mail/queue-mail.step.js';
import type { Writer } from '../platform/database/database.js';
import { originOf } from '../platform/public-origin.js';
import { endLinksOf } from './links.store.js';
import { makeLink } from './make-link.step.js';
import type { AnyCall } from './open-session.step.js';
import { purposeFor } from './one-time-links.js';

type For = Pick<ManagedUser, 'id' | 'hasPassword' | 'providers'> & { language: Language | null };

/** Where mail is on, the link is made when it is sent, and nobody but its owner sees it; else the administrator sees it once. */
export async function handOutLink(tx: Writer, { world, now, caller }: AnyCall, user: For): Promise<{ url: string; expiresAt: string } | null> {
  const [purpose, by] = [purposeFor(user), caller!.id];
  if (!world.environment.MAIL_SERVER) return makeLink(tx, { userId: user.id, purpose, by, now, origin: originOf(world.environment) });
  await endLinksOf(tx, user.id, now);
  await dropWaitingLinks(tx, user.id, now);
  await queueMail(tx, { kind: purpose, userId: user.id, language: user.language ?? caller!.language ?? 'en', now, by });
  return null;
}
