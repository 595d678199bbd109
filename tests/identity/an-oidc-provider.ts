import { createServer, Agent, globalAgent, request } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type Configuration } from 'oidc-provider';
import { exportJWK, generateKeyPair, SignJWT, type JWTPayload } from 'jose';
import { aCertificate } from '../fixtures/certificate.js';

export interface Person { sub: string; [claim: string]: unknown }

/** What is done to the token that the provider hands over. */
export type Tamper = ((payload: JWTPayload) => { payload?: JWTPayload; wrongKey?: boolean; alg?: 'none' | 'HS256' }) | null;

export interface OidcProvider {
  issuer: string;
  /** The certificate, for those who have to trust it. */
  cert: string;
  /** Signs somebody in where a browser was sent, as a person would; answers where the browser is sent back. */
  signIn(location: string, person: Person | 'refuses'): Promise<URL>;
  tamper(how: Tamper): void;
  stop(): Promise<void>;
}

/** Whoever types a name into the provider's own page is a planner. */
export const tenant = '11111111-2222-3333-4444-555555555555';
const personNamed = (sub: string): Person => ({ sub, oid: sub, tid: tenant, name: `Person ${sub}`, email: `${sub}@example.com`, email_verified: true, roles: ['planner'] });

const clientSecret = 'a-secret-of-the-client-that-is-long-enough';
export const client = { id: 'batchline', secret: clientSecret };

/** An OpenID provider that really runs, over TLS, and signs by RS256. */
export async function anOidcProvider(origin = 'https://batchline.example.com'): Promise<OidcProvider> {
  const certificate = aCertificate();
  globalAgent.options.ca = [certificate.cert];
  const agent = new Agent({ ca: [certificate.cert] });
  const [keys, wrong] = [await generateKeyPair('RS256', { extractable: true }), await generateKeyPair('RS256')];
  const people = new Map<string, Person>();
  let tampering: Tamper = null;
  let answer: (req: IncomingMessage, res: ServerResponse) => void = () => undefined;
  const server = createServer(certificate, (req, res) => answer(req, res));
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const issuer = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, configuration({ ...(await exportJWK(keys.privateKey)), alg: 'RS256', use: 'sig', kid: 'key' }, { people, origin }));
  const callback = provider.callback();
  answer = (req, res) => void (req.url!.startsWith('/token') ? tampered(req, res) : callback(req, res));

  async function resigned(token: string): Promise<string> {
    if (!tampering) return token;
    const { payload, wrongKey, alg } = tampering(JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as JWTPayload);
    const signing = new SignJWT(payload ?? (JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as JWTPayload));
    if (alg === 'none') return `${Buffer.from('{"alg":"none"}').toString('base64url')}.${token.split('.')[1]}.`;
    if (alg === 'HS256') return signing.setProtectedHeader({ alg, kid: 'key' }).sign(Buffer.from(clientSecret));
    return signing.setProtectedHeader({ alg: 'RS256', kid: 'key' }).sign(wrongKey ? wrong.privateKey : keys.privateKey);
  }

  /** The real reply of the token endpoint, with the identity token changed on its way. */
  async function tampered(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const end = res.end.bind(res) as (body?: string) => ServerResponse;
    res.end = ((body?: string | Buffer) => {
      const reply = JSON.parse(String(body ?? '{}')) as { id_token?: string };
      void (async () => {
        const text = JSON.stringify(reply.id_token ? { ...reply, id_token: await resigned(reply.id_token) } : reply);
        res.setHeader('content-length', Buffer.byteLength(text));
        end(text);
      })();
      return res;
    }) as typeof res.end;
    await callback(req, res);
  }

  const stop = () => new Promise<void>((resolve) => { server.close(() => resolve()); server.closeAllConnections(); });
  return { issuer, cert: certificate.cert, stop, tamper: (how) => { tampering = how; }, signIn: (location, person) => walk({ location, agent, people, issuer, person }) };
}

const configuration = (key: object, { people, origin }: { people: Map<string, Person>; origin: string }): Configuration => ({
  jwks: { keys: [key as never] }, cookies: { keys: ['a key for the cookies of the test'] }, conformIdTokenClaims: false,
  clients: [{ client_id: client.id, client_secret: client.secret, redirect_uris: [`${origin}/signed-in`], post_logout_redirect_uris: [`${origin}/login`], token_endpoint_auth_method: 'client_secret_post' }],
  claims: { openid: ['sub', 'tid', 'oid', 'roles', 'groups'], profile: ['name', 'preferred_username'], email: ['email', 'email_verified'] },
  findAccount: (_, sub) => ({ accountId: sub, claims: async () => people.get(sub) ?? personNamed(sub) }),
  features: { devInteractions: { enabled: true } }, pkce: { required: () => true },
});

interface Walk { location: string; agent: Agent; people: Map<string, Person>; issuer: string; person: Person | 'refuses' }

/** Goes through the provider's pages as a browser does, cookies and forms included. */
async function walk({ location, agent, people, issuer, person }: Walk): Promise<URL> {
  const jar = new Map<string, string>();
  if (person !== 'refuses') people.set(person.sub, person);
  let next: { url: string; form?: string } = { url: location };
  for (let step = 0; step < 12; step++) {
    const reply = await ask(next.url, { agent, jar, form: next.form });
    if (reply.location) {
      const to = new URL(reply.location, issuer);
      if (to.origin !== issuer) return to;
      next = { url: to.href };
      continue;
    }
    if (person === 'refuses') next = { url: new URL(/href="([^"]*\/abort)"/.exec(reply.body)![1]!, issuer).href };
    else {
      const action = /action="([^"]+)"/.exec(reply.body)![1]!;
      const prompt = /name="prompt" value="(\w+)"/.exec(reply.body)?.[1] ?? 'login';
      next = { url: new URL(action, issuer).href, form: new URLSearchParams({ prompt, ...(prompt === 'login' && { login: person.sub, password: 'any' }) }).toString() };
    }
  }
  throw new Error('The provider does not come to an end.');
}

interface Page { location: string | undefined; body: string }

const ask = (url: string, { agent, jar, form }: { agent: Agent; jar: Map<string, string>; form?: string | undefined }): Promise<Page> => new Promise((resolve, reject) => {
  const headers = { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '), ...(form !== undefined && { 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(form.length) }) };
  const asking = request(url, { agent, method: form === undefined ? 'GET' : 'POST', headers }, (reply) => {
    for (const cookie of reply.headers['set-cookie'] ?? []) jar.set(cookie.slice(0, cookie.indexOf('=')), cookie.slice(cookie.indexOf('=') + 1).split(';')[0]!);
    let body = '';
    reply.on('data', (part: Buffer) => { body += part.toString(); });
    reply.on('end', () => resolve({ location: reply.headers.location, body }));
  });
  asking.on('error', reject);
  asking.end(form);
});
