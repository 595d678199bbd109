import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { passwordRules } from '../../shared/contracts/session.js';
import { Refusal } from '../../shared/refusal.js';
import { isGuessable } from './guessable-passwords.js';

/** The least with 32 MB each that OWASP's ASVS 5.0 approves of, in appendix C; at most four at once. */
const cost = { N: 32_768, r: 8, p: 3 } as const;
const maxmem = 64 * 1024 * 1024;
const atOnce = 4;
/** Some ten seconds of waiting; more than that helps nobody. */
const longestQueue = 150;

interface Way { salt: Buffer; N: number; r: number; p: number }

let running = 0;
const waiting: (() => void)[] = [];

/** Whoever ends hands the place on to the one who has waited longest; nobody slips in between. */
async function derive(password: string, { salt, N, r, p }: Way): Promise<Buffer> {
  if (waiting.length >= longestQueue) throw new Refusal('unavailable', 'sign-in-busy', 'Too many people sign in at once. Try again in a moment.', { retryAfterSeconds: 5 });
  if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
  else running++;
  try {
    return await new Promise((resolve, reject) => scrypt(password.normalize('NFKC'), salt, 32, { N, r, p, maxmem }, (error, key) => (error ? reject(error) : resolve(key))));
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}

/** `scrypt$N$r$p$salt$key`, so that the cost may grow without locking anybody out. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64'), (await derive(password, { salt, ...cost })).toString('base64')].join('$');
}

const nobody = hashPassword(randomBytes(16).toString('hex'));

/** Takes as long for a user who does not exist: `null` is checked against a password that nobody knows. */
export async function isPassword(password: string, hash: string | null): Promise<boolean> {
  const [, N, r, p, salt, key] = (hash ?? (await nobody)).split('$');
  const derived = await derive(password, { salt: Buffer.from(salt!, 'base64'), N: Number(N), r: Number(r), p: Number(p) });
  return timingSafeEqual(derived, Buffer.from(key!, 'base64')) && hash !== null;
}

/** Made at less cost than is asked now: it is made anew when its owner comes in. */
export const isTooCheap = (hash: string): boolean => !hash.startsWith(['scrypt', cost.N, cost.r, cost.p, ''].join('$'));

/** @throws Refusal for a password that is too short or that would be among the first guesses, told at `pointer` */
export function refuseWeakPassword(password: string, { email, name }: { email: string; name: string }, pointer = '/next'): void {
  const weak = (code: string, detail: string) => new Refusal('invalid', code, detail, { errors: [{ in: 'body', pointer, detail }] });
  if (password.length < passwordRules.shortest) throw weak('password-too-short', `A password needs at least ${passwordRules.shortest} characters.`);
  if (isGuessable(password, [...email.split(/[@.]/), ...name.split(/\s+/)])) {
    throw weak('password-too-common', 'This password is among the first that are guessed: take one without your name, and without common words or rows of keys.');
  }
}
