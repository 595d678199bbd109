/** Why the product says no. Each kind maps to one HTTP status, in `problem.ts` and nowhere else. */
export type RefusalKind = 'invalid' | 'unauthenticated' | 'forbidden' | 'missing' | 'conflict' | 'too-many' | 'too-large' | 'unavailable';

/**
 * A field that is at fault: where it was sent and a JSON pointer into it. `code` and `facts`, where they are given, say the
 * same as the English `detail`, for those who read another language.
 */
export interface FieldError {
  in: 'params' | 'query' | 'body' | 'headers'; pointer: string; detail: string; code?: string; facts?: Readonly<Record<string, string | number>>;
}

/** A line that somebody changed after it was read: its version now, and who changed it when. */
export interface LineConflict { lineId: number; poNumber: string; lineNumber: string; version: number; changedAt: string; by: string | null }

/**
 * An answer, not a fault: it is told in full, in English; `code` is stable and what a translation goes by, `facts` fill
 * its gaps.
 */
export class Refusal extends Error {
  constructor(
    readonly kind: RefusalKind,
    readonly code: string,
    detail: string,
    readonly more: { errors?: readonly FieldError[]; facts?: Readonly<Record<string, string | number>>; conflicts?: readonly LineConflict[]; retryAfterSeconds?: number } = {},
  ) {
    super(detail);
  }
}
