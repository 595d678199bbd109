import { z } from 'zod';

/** What a digest counts, for one reader. */
export const DigestFacts = z.object({ businessOn: z.iso.date(), newLate: z.number().int(), late: z.number().int(), changed: z.number().int(), newProposals: z.number().int(), proposals: z.number().int() });
export type DigestFacts = z.infer<typeof DigestFacts>;

/** What a mail is made from at the moment it is sent. */
export type MailToWrite = { origin: string; name: string } & (
  | { kind: 'invitation' | 'reset'; url: string; expiresAt: string }
  | { kind: 'digest'; digest: DigestFacts }
  | { kind: 'test' }
);

/** For those who want to see what a mail looks like. */
export function exampleOf(kind: MailToWrite['kind'], { origin, name, now }: { origin: string; name: string; now: string }): MailToWrite {
  const expiresAt = new Date(Date.parse(now) + 86_400_000).toISOString();
  if (kind === 'digest') return { kind, origin, name, digest: { businessOn: now.slice(0, 10), newLate: 3, late: 17, changed: 2, newProposals: 5, proposals: 24 } };
  return kind === 'test' ? { kind, origin, name } : { kind, origin, name, url: `${origin}/welcome#example`, expiresAt };
}
