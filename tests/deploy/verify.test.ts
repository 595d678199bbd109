import { describe, expect, it } from 'vitest';
import { faultsOfSite } from '../../deploy/site-faults.js';
import { repliesOf } from '../../deploy/verify-install.js';
import { aProduct } from '../fixtures/product.js';

describe('verify-install', async () => {
  const product = await aProduct();

  it('finds nothing wrong with what the product itself sends, but that HSTS needs TLS', async () => {
    expect(faultsOfSite(await repliesOf(product.url))).toEqual(['strict-transport-security is missing']);
  });

  it('names what is missing, doubled or open', async () => {
    const good = await repliesOf(product.url);
    const bad = { ...good, page: { ...good.page, headers: { ...good.page.headers, 'referrer-policy': 'unsafe-url', server: 'Microsoft-IIS/10.0' } }, admin: { ...good.admin, status: 200 }, api: { ...good.api, headers: { 'x-content-type-options': 'nosniff, nosniff' } } };
    expect(faultsOfSite(bad)).toEqual(expect.arrayContaining(["the page's referrer-policy is unsafe-url", '/admin or /runtime can be reached', 'headers of the API are missing or doubled', 'server tells that it is Microsoft-IIS/10.0']));
  });
});
