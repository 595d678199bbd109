import { Refusal } from '../../shared/refusal.js';

const changing = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

export interface Sent { method: string; host: string | null; origin: string | null; fetchSite: string | null }

/**
 * A page of somebody else must not change anything with the cookie of ours: browsers say where a request comes from, and a
 * request that changes something has to say it.
 *
 * @param publicOrigin the address that people use, where a proxy stands before us
 * @throws Refusal
 */
export function refuseForeignOrigin({ method, host, origin, fetchSite }: Sent, publicOrigin: string | null): void {
  if (!changing.has(method)) return;
  const own = [publicOrigin, host && `http://${host}`, host && `https://${host}`];
  if (fetchSite ? fetchSite === 'same-origin' : origin !== null && own.includes(origin)) return;
  throw new Refusal('forbidden', 'foreign-origin', `A request that changes something must come from our own pages. A program sends the header Origin: ${publicOrigin ?? `http://${host}`}.`);
}
