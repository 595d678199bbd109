import { z } from 'zod';
import { Role } from '../../../shared/contracts/roles.js';
import type { Provider } from './provider.js';

/** What a verified token says; what Microsoft adds is optional. */
const Claims = z.object({
  sub: z.string().min(1), oid: z.string().optional(), nonce: z.string().optional(), tid: z.string().optional(),
  name: z.string().optional(), email: z.string().optional(), preferred_username: z.string().optional(),
  email_verified: z.union([z.boolean(), z.string()]).optional(), xms_edov: z.union([z.boolean(), z.number(), z.string()]).optional(),
  roles: z.array(z.string()).optional(), groups: z.array(z.string()).optional(),
});
export type Claims = z.infer<typeof Claims>;

/** Who somebody is, by the word of a provider. */
export interface Vouched {
  /** Never changes, whatever becomes of the person's name and address. */
  subject: string;
  name: string;
  /** Null where nobody has checked it: an address that people can write themselves says nothing. */
  email: string | null;
  /** Null where Batchline keeps the roles; `none` where the directory gives none that we know. */
  role: Role | 'none' | null;
}

export type WrongClaims = 'nonce' | 'tenant' | 'claims';

/** The signature, issuer, audience and expiry are checked before; what is left is whether the token is of this sign-in and this directory. */
export function vouchedBy(claims: unknown, provider: Provider, nonce: string): Vouched | WrongClaims {
  const parsed = Claims.safeParse(claims);
  if (!parsed.success) return 'claims';
  const said = parsed.data;
  if (said.nonce !== nonce) return 'nonce';
  if (provider.tenant !== null && said.tid?.toLowerCase() !== provider.tenant.toLowerCase()) return 'tenant';
  const email = checkedEmail(said, provider);
  return { subject: said.oid ?? said.sub, name: (said.name ?? email ?? said.sub).slice(0, 200), email, role: roleIn(said, provider) };
}

const isTrue = (value: unknown) => value === true || value === 1 || value === 'true' || value === '1';

/** In a staff's own directory the user name is an address that its administrators gave; a guest's is not. */
function checkedEmail({ email, email_verified: verified, xms_edov: domainVerified, preferred_username: userName }: Claims, { id, tenant }: Provider): string | null {
  if (email && (isTrue(verified) || isTrue(domainVerified))) return email;
  return id === 'entra' && tenant !== null && userName?.includes('@') && !userName.includes('#EXT#') ? userName : null;
}

/** The one that may do most, where the directory gives several. */
const byWeight: readonly Role[] = ['admin', 'planner', 'expeditor', 'viewer', 'supplier'];

function roleIn({ roles = [], groups = [] }: Claims, { rule }: Provider): Vouched['role'] {
  if (rule.from === 'batchline') return null;
  const given = rule.from === 'app-roles' ? roles.flatMap((role) => Role.safeParse(role.toLowerCase()).data ?? []) : groups.flatMap((group) => rule.roleOf.get(group) ?? []);
  return byWeight.find((role) => given.includes(role)) ?? 'none';
}
