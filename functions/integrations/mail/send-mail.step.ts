import { Email } from '../../../shared/contracts/users.js';
import { makeLink } from '../../identity/make-link.step.js';
import { proveLease, releaseLease, takeLease, type Lease } from '../../jobs/leases.store.js';
import { originOf } from '../../platform/public-origin.js';
import type { World } from '../../platform/world.js';
import { afterTrouble, type Trouble } from './delivery.js';
import { DigestFacts, type MailToWrite } from './mail-facts.js';
import { mailServerOf } from './mail-server.js';
import { changeMail, dueMails, isMailDue, type DueMail } from './outbox.store.js';
import { openPost, type Post } from './post.step.js';
import { oneLine, renderMail } from './render-mail.js';

type MailWorld = Pick<World, 'db' | 'environment' | 'owner' | 'now'>;

const atOnce = 50;

/** Sends what is due, one mail after the other, by one host at a time. Answers how many went out and how many did not. */
export async function sendDueMail(world: MailWorld): Promise<{ sent: number; troubled: number }> {
  const totals = { sent: 0, troubled: 0 };
  const server = mailServerOf(world.environment);
  if (!server || !(await isMailDue(world.db, world.now()))) return totals;
  const lease = await takeLease(world.db, 'mail', world.owner);
  if (!lease) return totals;
  const post = openPost(server, world.environment);
  try {
    for (const mail of await dueMails(world.db, world.now(), atOnce)) totals[await sendOne(world, { mail, lease, post })]++;
  } finally {
    post.close();
    await releaseLease(world.db, lease);
  }
  return totals;
}

interface One { mail: DueMail; lease: Lease; post: Post }

/** A process that dies between sending and writing it down sends once more, under the same message id. */
async function sendOne(world: MailWorld, { mail, lease, post }: One): Promise<'sent' | 'troubled'> {
  const attempts = mail.attempts + 1;
  try {
    const address = Email.safeParse(mail.email);
    if (!address.success) throw Object.assign(new Error('The address is none.'), { responseCode: 550 });
    const written = mail.active ? await toWrite(world, mail, lease) : null;
    if (written) await post.send({ name: oneLine(mail.name), address: address.data }, renderMail(written, mail.language), `outbox-${mail.id}-${Date.parse(mail.createdAt)}`);
    await save(world, { mail, lease }, { attempts, status: written ? 'sent' : 'dropped', finishedAt: world.now(), lastError: null });
    return 'sent';
  } catch (error) {
    const verdict = afterTrouble(error as Trouble, attempts, world.now());
    await save(world, { mail, lease }, { attempts, ...verdict, lastError: oneLine((error as Error).message).slice(0, 400), ...(verdict.status === 'failed' && { finishedAt: world.now() }) });
    return 'troubled';
  }
}

const save = ({ db, now }: MailWorld, { mail, lease }: Pick<One, 'mail' | 'lease'>, to: Parameters<typeof changeMail>[2]) => db.transaction().execute(async (tx) => {
  await proveLease(tx, lease, now());
  await changeMail(tx, mail, to);
});

/** A link is made for the mail that carries it, so that no token lies in the outbox; a try that fails leaves one that nobody has seen, and the next ends it. */
async function toWrite({ db, environment, now }: MailWorld, { kind, userId, name, facts, createdBy: by }: DueMail, lease: Lease): Promise<MailToWrite> {
  const origin = originOf(environment);
  if (kind === 'digest') return { kind, origin, name, digest: DigestFacts.parse(JSON.parse(facts)) };
  if (kind === 'test') return { kind, origin, name };
  const link = await db.transaction().execute(async (tx) => {
    await proveLease(tx, lease, now());
    return makeLink(tx, { userId, purpose: kind, origin, by, now: now() });
  });
  return { kind, origin, name, ...link };
}
