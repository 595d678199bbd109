import type { Milestone } from '../../../shared/contracts/purchasing-words.js';
import type { Draft } from './update-draft.js';

/** A row that was typed in, with the line as it was seen then. */
export interface KeptRow { draft: Draft; version: number; seenAt: string; poNumber: string; lineNumber: string }

export interface KeptSheet { milestone: Milestone; rows: Readonly<Record<string, KeptRow>> }

const key = (userId: number) => `batchline.edits.${userId}`;

/** What a person typed and did not save, in this tab: it outlives the session, a reload and a failing network. */
export function keptSheet(userId: number): KeptSheet | null {
  try {
    return JSON.parse(sessionStorage.getItem(key(userId)) ?? 'null') as KeptSheet | null;
  } catch {
    return null;
  }
}

/** A sheet without rows is forgotten. */
export function keepSheet(userId: number, sheet: KeptSheet): void {
  try {
    if (Object.keys(sheet.rows).length === 0) sessionStorage.removeItem(key(userId));
    else sessionStorage.setItem(key(userId), JSON.stringify(sheet));
  } catch {
    // Where storage is denied, what was typed lives as long as the page.
  }
}
