import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aFolder } from '../../fixtures/databases.js';
import { anOidcProvider, client, tenant, type OidcProvider } from '../../identity/an-oidc-provider.js';
import { root } from '../sources.js';
import { browserPath, openBrowser } from './browser.js';
import { findings } from './visit.js';

const freePort = () => new Promise<number>((resolve) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo;
    server.close(() => resolve(port));
  });
});

/** The product as it is started by hand, told by its settings to trust a provider. */
async function started(provider: OidcProvider, { port, home }: { port: number; home: string }): Promise<ChildProcess> {
  mkdirSync(join(home, 'extracts'));
  writeFileSync(join(home, 'ca.pem'), provider.cert);
  const child = spawn(process.execPath, ['host/launch.js', 'start'], {
    cwd: root, stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env, NODE_EXTRA_CA_CERTS: join(home, 'ca.pem'), BATCHLINE_DATABASE: `sqlite:${join(home, 'b.db')}`, BATCHLINE_ERP: `folder:${join(home, 'extracts')}`, ADDRESS: '127.0.0.1', PORT: String(port),
      PUBLIC_URL: `http://127.0.0.1:${port}`, ENTRA_TENANT: tenant, ENTRA_ISSUER: provider.issuer, ENTRA_CLIENT_ID: client.id, ENTRA_CLIENT_SECRET: client.secret, ENTRA_ROLES: 'app-roles', ENTRA_NEW_USERS: 'allow',
    },
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (part: Buffer) => { if (part.toString().includes('Batchline: http')) resolve(); });
    child.on('exit', (code) => reject(new Error(`The product ended with ${code}.`)));
  });
  return child;
}

describe.skipIf(!browserPath)('signing in with Microsoft', () => {
  let browser: Browser;
  let origin = '';
  let provider: OidcProvider;
  let product: ChildProcess;
  const home = aFolder();
  beforeAll(async () => {
    const port = await freePort();
    origin = `http://127.0.0.1:${port}`;
    provider = await anOidcProvider(origin);
    product = await started(provider, { port, home });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await provider.stop();
    await new Promise<void>((resolve) => { product.once('exit', () => resolve()); product.kill('SIGTERM'); });
  });

  it('leads to the provider and back to where one wanted to go; out leads out of both', async () => {
    const context = await browser.newContext({ baseURL: origin, ignoreHTTPSErrors: true, locale: 'en-GB', reducedMotion: 'reduce' });
    const page = await context.newPage();
    const breaches: string[] = [];
    page.on('console', (message) => { if (/content security policy/i.test(message.text()) && page.url().startsWith(origin)) breaches.push(message.text()); });
    await page.goto('/batches');
    await page.getByRole('button', { name: 'Sign in with Microsoft' }).waitFor();
    expect(await findings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Sign in with Microsoft' }).click();
    await page.locator('input[name=login]').fill('ann');
    await page.locator('input[name=password]').fill('any');
    await page.locator('button[type=submit]').click();
    await page.locator('button[type=submit]').click();
    await page.locator('bl-batches-page').waitFor();
    expect(page.url()).toBe(`${origin}/batches`);
    await page.getByRole('button', { name: /Person ann/ }).click();
    await page.getByRole('link', { name: 'Account' }).click();
    await page.getByText('You signed in with Microsoft').waitFor();
    await page.getByRole('button', { name: /Person ann/ }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL((url) => url.origin === provider.issuer);
    await page.goto(`${origin}/lines`);
    await page.getByLabel('E-mail').waitFor();
    expect(breaches).toEqual([]);
    await context.close();
  });

  it('leads nowhere else, whatever the address says, and a refusal is told', async () => {
    const context = await browser.newContext({ baseURL: origin, ignoreHTTPSErrors: true, locale: 'en-GB', reducedMotion: 'reduce' });
    const page = await context.newPage();
    await page.goto('/login?back=https://evil.example/');
    await page.getByRole('button', { name: 'Sign in with Microsoft' }).click();
    await page.locator('input[name=login]').waitFor();
    await page.getByRole('link', { name: 'Cancel' }).click();
    await page.getByText('The sign-in service did not let you in.').waitFor();
    await page.getByRole('link', { name: 'Back to the sign-in page' }).click();
    await page.getByLabel('E-mail').waitFor();
    await page.goto('/login?back=//evil.example/lines');
    await page.getByRole('button', { name: 'Sign in with Microsoft' }).click();
    await page.locator('input[name=login]').fill('bo');
    await page.locator('input[name=password]').fill('any');
    await page.locator('button[type=submit]').click();
    await page.locator('button[type=submit]').click();
    await page.locator('bl-lines-page').waitFor();
    expect(new URL(page.url()).origin).toBe(origin);
    await context.close();
  });
});
