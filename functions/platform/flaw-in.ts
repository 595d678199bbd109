import { isClean } from '../../shared/clean-text.js';

/** Deeper than any contract; a parser of ours that calls itself would run out of stack somewhere below. */
const deepest = 32;

export interface Flaw { pointer: string; detail: string }

interface Place { value: unknown; pointer: string; depth: number }

/** The first text in a value, a name of a field included, that cannot come back as it was sent; or that it is nested too deeply. */
export function flawIn(value: unknown): Flaw | null {
  const open: Place[] = [{ value, pointer: '', depth: 0 }];
  for (let place = open.pop(); place; place = open.pop()) {
    const { value: found, pointer, depth } = place;
    if (typeof found === 'string' && !isClean(found)) return { pointer, detail: 'has control characters or half characters in it' };
    if (typeof found !== 'object' || found === null) continue;
    if (depth === deepest) return { pointer: '', detail: `is nested more than ${deepest} levels deep` };
    for (const [name, inner] of Object.entries(found)) {
      if (!isClean(name) || name === '__proto__') return { pointer, detail: 'has a field that cannot be named so' };
      open.push({ value: inner, pointer: `${pointer}/${name}`, depth: depth + 1 });
    }
  }
  return null;
}
