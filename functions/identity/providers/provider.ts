import { ProviderId } from '../../../shared/contracts/identity-words.js';
import type { Role } from '../../../shared/contracts/roles.js';
import type { Environment } from '../../platform/environment.js';

/** Where roles come from: the directory's app roles, its groups, or Batchline itself. */
export type RoleRule = { from: 'batchline' } | { from: 'app-roles' } | { from: 'groups'; roleOf: ReadonlyMap<string, Role> };

export interface Provider {
  id: ProviderId;
  /** Pinned: a token that says anything else is none. It is also where the provider describes itself. */
  issuer: string;
  /** Null only where the issuer is no directory of Microsoft's. */
  tenant: string | null;
  clientId: string;
  clientSecret: string;
  rule: RoleRule;
  newUsers: 'refuse' | 'allow';
  /** Who may come in this way at all: suppliers do not come by the staff's door, nor staff by the suppliers'. */
  mayBe: readonly Role[];
}

const usualIssuer: Readonly<Record<ProviderId, (tenant: string) => string>> = {
  'entra': (tenant) => `https://login.microsoftonline.com/${tenant}/v2.0`,
  'external-id': (tenant) => `https://${tenant}.ciamlogin.com/${tenant}/v2.0`,
};

const doors: Readonly<Record<ProviderId, readonly Role[]>> = { 'entra': ['admin', 'planner', 'expeditor', 'viewer'], 'external-id': ['supplier', 'expeditor'] };

/** The providers that the settings name. */
export const providersOf = (environment: Environment): Provider[] => ProviderId.options.flatMap((id) => providerOf(id, environment) ?? []);

function providerOf(id: ProviderId, environment: Environment): Provider | undefined {
  const prefix = id === 'entra' ? 'ENTRA' : 'EXTERNAL_ID';
  const { [`${prefix}_TENANT` as const]: tenant = null, [`${prefix}_CLIENT_ID` as const]: clientId, [`${prefix}_CLIENT_SECRET` as const]: clientSecret } = environment;
  const issuer = environment[`${prefix}_ISSUER`] ?? (tenant ? usualIssuer[id](tenant) : undefined);
  if (!clientId || !clientSecret || !issuer) return undefined;
  const isStaff = id === 'entra';
  return { id, issuer, tenant, clientId, clientSecret, mayBe: doors[id], rule: ruleIn(isStaff ? environment.ENTRA_ROLES : undefined), newUsers: isStaff ? environment.ENTRA_NEW_USERS : 'refuse' };
}

function ruleIn(said: string | undefined): RoleRule {
  if (!said) return { from: 'batchline' };
  if (said === 'app-roles') return { from: 'app-roles' };
  return { from: 'groups', roleOf: new Map(said.split(',').map((pair) => pair.split('=').map((part) => part.trim()) as [string, Role])) };
}
