import { keepHere, keptHere } from '../app-shell/kept-here.js';
import type { KeptEdit } from './inbox-state.js';

const key = (userId: number) => `batchline.inbox.${userId}`;

/** The exceptions that a person typed and did not send, by proposal. */
export const keptEdits = (userId: number): ReadonlyMap<number, KeptEdit> => new Map(keptHere<[number, KeptEdit][]>(key(userId)) ?? []);

export const keepEdits = (userId: number, edits: ReadonlyMap<number, KeptEdit>): void => keepHere(key(userId), edits.size === 0 ? null : [...edits]);
