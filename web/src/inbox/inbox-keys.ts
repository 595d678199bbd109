import { isShortcut } from '../app-shell/shortcuts.js';

/** What a key does to the row it is pressed on. */
export type RowAct = 'confirm' | 'edit' | 'reject' | 'toggle' | 'undo' | 'confirm-chosen' | 'move';

const letters: Readonly<Record<string, RowAct>> = { c: 'confirm', e: 'edit', r: 'reject', x: 'toggle', z: 'undo', j: 'move', k: 'move' };
const keys: Readonly<Record<string, RowAct>> = {
  'Enter': 'confirm', 'F2': 'edit', 'Delete': 'reject', ' ': 'toggle', 'ArrowDown': 'move', 'ArrowUp': 'move', 'Home': 'move', 'End': 'move', 'PageDown': 'move', 'PageUp': 'move',
};

/** Everything has a key without letters as well, for those who switched the letters off. */
export function rowActOf(event: KeyboardEvent, isOnRow: boolean): RowAct | undefined {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) return 'confirm-chosen';
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  if (isOnRow && keys[event.key]) return keys[event.key];
  return isShortcut(event) ? letters[event.key] : undefined;
}

export const rowIn = (event: Event): HTMLTableRowElement | undefined =>
  event.composedPath().find((node): node is HTMLTableRowElement => node instanceof HTMLTableRowElement && node.classList.contains('row'));
