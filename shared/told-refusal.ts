import type { Because } from './contracts/because.js';
import { Refusal, type FieldError, type RefusalKind } from './refusal.js';
import { tell } from './sentences/tell.js';

/** What is wrong with a field of the body, in a sentence that every language knows. */
export const toldAt = (pointer: string, because: Because): FieldError => ({ in: 'body', pointer, detail: tell(because, 'en'), ...because });

/** A refusal whose sentence stands in `shared/sentences`; with pointers, it is told at those fields as well. */
export const toldRefusal = (kind: RefusalKind, because: Because, ...pointers: string[]): Refusal =>
  new Refusal(kind, because.code, tell(because, 'en'), { facts: because.facts, errors: pointers.map((pointer) => toldAt(pointer, because)) });
