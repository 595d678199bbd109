import { keepHere, keptHere } from '../app-shell/kept-here.js';
import type { Milestone } from '../../../shared/contracts/purchasing-words.js';
import type { Draft } from './update-draft.js';

/** A row that was typed in, with the line as it was seen then. */
export interface KeptRow { draft: Draft; version: number; seenAt: string; poNumber: string; lineNumber: string }

export interface KeptSheet { milestone: Milestone; rows: Readonly<Record<string, KeptRow>> }

const key = (userId: number) => `batchline.edits.${userId}`;

/** What a person typed and did not save, in this tab. */
export const keptSheet = (userId: number): KeptSheet | null => keptHere<KeptSheet>(key(userId));

/** A sheet without rows is forgotten. */
export const keepSheet = (userId: number, sheet: KeptSheet): void => keepHere(key(userId), Object.keys(sheet.rows).length === 0 ? null : sheet);
