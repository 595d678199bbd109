import { securityHeaders } from '../host/client-headers.js';

export interface SiteReply { status: number; headers: Readonly<Record<string, string>>; body: string }
export interface SiteReplies { page: SiteReply; asset: SiteReply; route: SiteReply; api: SiteReply; admin: SiteReply; runtime: SiteReply }

/** What is wrong with how a site answers, in words; nothing when all is well. */
export function faultsOfSite({ page, asset, route, api, admin, runtime }: SiteReplies): string[] {
  const unless = (isGood: boolean, says: string) => (isGood ? [] : [says]);
  return [
    ...Object.entries(securityHeaders).flatMap(([name, value]) => unless(page.headers[name] === value, `the page's ${name} is ${page.headers[name] ?? 'missing'}`)),
    ...unless(page.headers['strict-transport-security'] !== undefined, 'strict-transport-security is missing'),
    ...unless(page.status === 200 && page.headers['cache-control'] === 'no-cache', 'the page may be kept by browsers'),
    ...unless(asset.status === 200 && /immutable/.test(asset.headers['cache-control'] ?? ''), 'assets are not kept by browsers'),
    ...unless(route.body === page.body, 'a page of the client does not lead to index.html'),
    ...unless(api.status === 200, `the API answers ${api.status}`),
    ...unless(api.headers['x-content-type-options'] === 'nosniff', 'headers of the API are missing or doubled'),
    ...unless(admin.status === 404 && runtime.status === 404, '/admin or /runtime can be reached'),
    ...[page, asset, api].flatMap(({ headers }) => ['server', 'x-powered-by'].flatMap((name) => unless(headers[name] === undefined, `${name} tells that it is ${headers[name]}`))),
  ];
}
