import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { webConfigFor } from '../../deploy/web-config.js';
import { clientAddressHeader } from '../../host/client-address.js';
import { cacheControlFor, securityHeaders, tlsHeader } from '../../host/client-headers.js';
import { at, follow, parseXml, type Asked, type Element } from './web-config.js';

const text = readFileSync(new URL('../../deploy/windows/web.config', import.meta.url), 'utf8');
const configuration = parseXml(text);
const server = at(configuration, 'system.webServer');
const rules = at(server, 'rewrite', 'rules').children.filter(({ name }) => name === 'rule');
const files = ['/index.html', '/favicon.svg', '/theme.js', '/assets/main-a1b2.js', '/web.config'];
const ask = (url: string, more: Partial<Asked> = {}) => follow(rules, { url, files, ...more });
const locationOf = (path: string) => at(configuration.children.find(({ name, attributes }) => name === 'location' && attributes['path'] === path)!, 'system.webServer');
const headersIn = (element: Element) => Object.fromEntries(at(element, 'httpProtocol', 'customHeaders').children.filter(({ name }) => name === 'add').map(({ attributes: { name, value } }) => [name, value]));

/** What IIS makes of <clientCache>. */
const cacheControlIn = (element: Element) => {
  const { cacheControlMode, cacheControlCustom, cacheControlMaxAge = '' } = at(element, 'staticContent', 'clientCache').attributes;
  if (cacheControlMode === 'DisableCache') return 'no-cache';
  const [days = 0] = cacheControlMaxAge.split('.').map(Number);
  return [...cacheControlCustom!.split(', '), `max-age=${days * 86_400}`].sort().join(', ');
};

describe('IIS', () => {
  it('passes the API on, with the query', () => {
    expect(ask('/api/lines?due=2026-11')).toMatchObject({ kind: 'proxy', to: 'http://127.0.0.1:7071/api/lines?due=2026-11' });
    expect(ask('/api/lines/7/notes', { method: 'POST' })).toMatchObject({ to: 'http://127.0.0.1:7071/api/lines/7/notes' });
    expect(ask('/api')).toMatchObject({ to: 'http://127.0.0.1:7071/api' });
    expect(ask('/apiary')).toEqual({ kind: 'file', path: '/index.html' });
  });

  it('says who calls, whatever the caller says', () => {
    expect(ask('/api/lines', { from: '198.51.100.7', headers: { [clientAddressHeader]: '127.0.0.1' } })).toMatchObject({ headers: { [clientAddressHeader]: '198.51.100.7' } });
  });

  it.each(['/admin', '/admin/host/status', '/ADMIN/functions/capture-snapshot', '/runtime/webhooks/x', '/Runtime'])('knows nothing of %s', (url) => {
    expect(ask(url, { method: 'POST' })).toEqual({ kind: 'status', status: 404 });
    expect(ask(url)).toEqual({ kind: 'status', status: 404 });
  });

  it('serves files, and index.html for the pages of the client', () => {
    expect(ask('/assets/main-a1b2.js')).toEqual({ kind: 'file', path: '/assets/main-a1b2.js' });
    for (const page of ['/', '/lines', '/lines/7/timeline', '/manage/users']) expect(ask(page)).toEqual({ kind: 'file', path: '/index.html' });
    for (const none of ['/assets/old-0000.js', '/.env', '/lines.json']) expect(ask(none)).toEqual({ kind: 'status', status: 404 });
  });

  it('lets nobody write but through the API', () => {
    expect(ask('/lines', { method: 'POST' })).toEqual({ kind: 'status', status: 405 });
    expect(ask('/assets/main-a1b2.js', { method: 'DELETE' })).toEqual({ kind: 'status', status: 405 });
  });

  it('sends the headers that the embedded host sends, and HSTS, which only TLS may', () => {
    expect(headersIn(server)).toEqual({ ...securityHeaders, [tlsHeader[0]]: tlsHeader[1] });
  });

  it('adds nothing to the headers that the API sends itself', () => {
    expect(headersIn(locationOf('api'))).toEqual({});
    expect(at(locationOf('api'), 'httpProtocol', 'customHeaders').children.map(({ name }) => name)).toEqual(['clear']);
  });

  it('lets browsers keep what the embedded host lets them keep', () => {
    expect(cacheControlIn(server)).toBe(cacheControlFor('/index.html'));
    expect(cacheControlIn(locationOf('assets'))).toBe(cacheControlFor('/assets/a.js').split(', ').sort().join(', '));
  });

  it('does not say what it is, and refuses what is too large or written twice over', () => {
    const { attributes, children } = at(server, 'security', 'requestFiltering');
    expect(attributes).toMatchObject({ removeServerHeader: 'true', allowDoubleEscaping: 'false' });
    expect(children.find(({ name }) => name === 'requestLimits')?.attributes['maxAllowedContentLength']).toBe(String(100 * 2 ** 20));
    expect(at(server, 'httpProtocol', 'customHeaders').children[0]?.name).toBe('clear');
  });

  it('is told the port that was chosen', () => {
    expect(webConfigFor(text, 8080)).toContain('url="http://127.0.0.1:8080/{R:0}"');
    expect(webConfigFor(text, 8080)).not.toContain('7071');
  });
});
