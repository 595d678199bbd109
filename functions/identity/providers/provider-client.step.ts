import type { INetworkModule } from '@azure/msal-node';
import { createRemoteJWKSet, customFetch, jwtVerify, type JWTPayload } from 'jose';
import { z } from 'zod';
import { askProvider } from './ask-provider.step.js';
import type { Provider } from './provider.js';

const https = z.string().regex(/^https:\/\//);
const Metadata = z.looseObject({ issuer: z.string(), authorization_endpoint: https, token_endpoint: https, jwks_uri: https, end_session_endpoint: https.optional() });
type Metadata = z.infer<typeof Metadata>;

interface Known { metadata: Metadata; keys: ReturnType<typeof createRemoteJWKSet>; until: number }

const known = new Map<string, Promise<Known>>();
const hour = 3_600_000;

/** How a provider describes itself, asked once an hour. One that calls itself otherwise than the settings do is none. */
async function knownOf(provider: Provider, now: string): Promise<Known> {
  const kept = await known.get(provider.issuer)?.catch(() => undefined);
  if (kept && kept.until > Date.parse(now)) return kept;
  const asked = discover(provider, now);
  known.set(provider.issuer, asked);
  return asked;
}

async function discover({ issuer }: Provider, now: string): Promise<Known> {
  const reply = await askProvider(`${issuer}/.well-known/openid-configuration`, { method: 'GET' });
  const metadata = Metadata.parse(await reply.json());
  if (metadata.issuer !== issuer) throw new Error(`The provider at ${issuer} calls itself ${metadata.issuer}.`);
  const keys = createRemoteJWKSet(new URL(metadata.jwks_uri), { [customFetch]: (url: string) => askProvider(url, { method: 'GET' }) });
  return { metadata, keys, until: Date.parse(now) + hour };
}

const network: INetworkModule = { sendGetRequestAsync: (url, options) => asked(url, 'GET', options), sendPostRequestAsync: (url, options) => asked(url, 'POST', options) };

async function asked<Body>(url: string, method: 'GET' | 'POST', options?: { headers?: Record<string, string>; body?: string }): Promise<{ headers: Record<string, string>; body: Body; status: number }> {
  const reply = await askProvider(url, { method, ...options });
  return { headers: Object.fromEntries(reply.headers), body: (await reply.json()) as Body, status: reply.status };
}

/** A client for one sign-in: nobody's tokens are kept in memory for the next one. The library is loaded where it is used. */
async function clientFor({ issuer, clientId, clientSecret }: Provider, metadata: Metadata) {
  const { ConfidentialClientApplication, ProtocolMode } = await import('@azure/msal-node');
  return new ConfidentialClientApplication({
    auth: { clientId, clientSecret, authority: issuer, knownAuthorities: [new URL(issuer).host], authorityMetadata: JSON.stringify(metadata) },
    system: { networkClient: network, protocolMode: ProtocolMode.OIDC },
  });
}

const scopes = ['openid', 'profile', 'email'];

export interface Journey { state: string; nonce: string; challenge: string; redirectUri: string; now: string }

/** Where the browser goes to sign in. */
export async function addressToSignIn(provider: Provider, { state, nonce, challenge, redirectUri, now }: Journey): Promise<string> {
  const { metadata } = await knownOf(provider, now);
  return (await clientFor(provider, metadata)).getAuthCodeUrl({
    scopes, redirectUri, state, nonce, codeChallenge: challenge, codeChallengeMethod: 'S256', responseMode: 'query',
  });
}

export interface Returned { code: string; verifier: string; nonce: string; redirectUri: string; now: string }

/**
 * Changes the code for the token and proves it: the library that fetches it does not check who signed it, for whom or until when.
 *
 * @throws whatever is wrong with it
 */
export async function verifiedClaims(provider: Provider, { code, verifier, nonce, redirectUri, now }: Returned): Promise<JWTPayload> {
  const { metadata, keys } = await knownOf(provider, now);
  const result = await (await clientFor(provider, metadata)).acquireTokenByCode({ scopes, redirectUri, code, codeVerifier: verifier }, { code, nonce });
  const { payload } = await jwtVerify(result.idToken, keys, {
    issuer: provider.issuer, audience: provider.clientId, algorithms: ['RS256'], clockTolerance: 60, requiredClaims: ['exp', 'iat', 'sub', 'nonce'], currentDate: new Date(now),
  });
  return payload;
}

/** Where one signs out of the provider itself. */
export async function addressToLeave(provider: Provider, backTo: string, now: string): Promise<string | null> {
  const { metadata: { end_session_endpoint: exit } } = await knownOf(provider, now);
  if (!exit) return null;
  const address = new URL(exit);
  address.searchParams.set('client_id', provider.clientId);
  address.searchParams.set('post_logout_redirect_uri', backTo);
  return address.href;
}
