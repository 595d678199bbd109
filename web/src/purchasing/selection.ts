import type { ListedLine } from '../../../shared/contracts/lines.js';
import type { ListSource } from './list-source.js';

/** Chosen lines by their ids. They stay chosen whatever is filtered or sorted, until they are let go. */
export type Selection = ReadonlyMap<number, ListedLine>;

export const nobody: Selection = new Map();

export function toggled(selection: Selection, line: ListedLine): Selection {
  const next = new Map(selection);
  if (!next.delete(line.id)) next.set(line.id, line);
  return next;
}

/** Everything from one place to another, as far as it is there, is chosen as the first of them is to be. */
export function ranged(selection: Selection, source: ListSource, { from, to, chosen }: { from: number; to: number; chosen: boolean }): Selection {
  const next = new Map(selection);
  for (let place = Math.min(from, to); place <= Math.max(from, to); place++) {
    const line = source.lineAt(place);
    if (line && chosen) next.set(line.id, line);
    else if (line) next.delete(line.id);
  }
  return next;
}

/** How much of a list is chosen. Only what is there counts: nobody chooses what they have not seen. */
export function shareOf(selection: Selection, source: ListSource): 'none' | 'some' | 'all' {
  if (selection.size === 0) return 'none';
  let n = 0;
  for (const id of selection.keys()) if (source.placeOf(id) >= 0) n++;
  return n === 0 ? 'none' : n === source.size ? 'all' : 'some';
}

/** The chosen lines as the list shows them now. */
export const chosenLines = (selection: Selection, source: ListSource): ListedLine[] =>
  [...selection.values()].map((line) => source.lineAt(source.placeOf(line.id)) ?? line);
