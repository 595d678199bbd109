import { median } from './percentiles.js';
import { password } from './web-house.js';
import { ask, slowDown, visit, type Place, type Visit } from './web-visit.js';
import type { Visitor } from './visitor.js';

/** Milliseconds until rows are painted and a key moves about in them. */
export interface FirstMeasured { cold: number; again: number; signIn: number; slow: number; slowSignIn: number; requests: number }

interface Usable { painted: number; usable: number }

export const listPath = '/lines?preset=all';

/** Medians of so many visits, each with an empty cache. */
export async function measureFirst(place: Place, who: Visitor, times: number): Promise<FirstMeasured> {
  const visits: FirstMeasured[] = [];
  for (let n = 0; n < times; n++) visits.push(await firstVisit(place, who));
  const of = (name: keyof FirstMeasured) => median(visits.map((one) => one[name]));
  return { cold: of('cold'), again: of('again'), signIn: of('signIn'), slow: of('slow'), slowSignIn: of('slowSignIn'), requests: of('requests') };
}

async function firstVisit(place: Place, who: Visitor): Promise<FirstMeasured> {
  const first = await visit(place, who);
  const cold = await opened(first);
  const requests = first.asked.length;
  const again = await opened(first);
  await first.context.close();
  const [signIn, slowSignIn] = [await signedIn(place, who, 0), await signedIn(place, who, latency)];
  const far = await visit(place, who);
  await slowDown(far, latency);
  const slow = await opened(far);
  await far.context.close();
  return { cold, again, signIn, slow, slowSignIn, requests };
}

export const latency = 500;

async function opened({ page }: Visit): Promise<number> {
  await page.goto(listPath, { waitUntil: 'commit' });
  return (await ask<Usable>(page, 'usable')).usable;
}

/** From the button of the sign-in form; the password is checked on the way. */
async function signedIn(place: Place, { email }: Visitor, slow: number): Promise<number> {
  const { page, context } = await visit(place, null);
  if (slow > 0) await slowDown({ page, context }, slow);
  await page.goto(listPath);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  const began = await page.evaluate<number>('performance.now()');
  const [{ usable }] = await Promise.all([ask<Usable>(page, 'usable'), page.getByRole('button', { name: 'Sign in', exact: true }).click()]);
  await context.close();
  return usable - began;
}
