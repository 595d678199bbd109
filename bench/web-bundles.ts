import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { ask, visit, type Place } from './web-visit.js';
import type { Visitor } from './visitor.js';

/** Bytes of a first page, gzipped, by what is fetched for it with an empty cache: scripts and sheets. */
export interface BundleMeasured { page: string; language: string; files: number; bytes: number }

const dist = fileURLToPath(new URL('../web', import.meta.url));
const pages = [{ page: '/login', isSignedIn: false }, { page: '/lines?preset=all', isSignedIn: true }];

export async function measureBundles(place: Place, who: Visitor): Promise<BundleMeasured[]> {
  const measured: BundleMeasured[] = [];
  for (const { page, isSignedIn } of pages) {
    for (const locale of ['en-GB', 'zh-CN']) measured.push({ page, language: locale, ...(await fetchedBy(place, isSignedIn ? who : null, { path: page, locale })) });
  }
  return measured;
}

async function fetchedBy(place: Place, who: Visitor | null, { path, locale }: { path: string; locale: string }): Promise<Pick<BundleMeasured, 'files' | 'bytes'>> {
  const { page, context } = await visit(place, who, { locale });
  const paths = new Set<string>();
  page.on('request', (request) => { if (['script', 'stylesheet', 'document'].includes(request.resourceType())) paths.add(new URL(request.url()).pathname); });
  await page.goto(path);
  if (who) await ask(page, 'usable');
  else await page.locator('bl-sign-in-form form').waitFor();
  await context.close();
  const files = [...paths].map((name) => (name.includes('.') ? name : '/index.html'));
  return { files: files.length, bytes: files.reduce((sum, name) => sum + gzipSync(readFileSync(dist + name), { level: 9 }).length, 0) };
}
