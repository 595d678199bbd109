import { remember, remembered } from './storage.js';

/** Keys without a modifier can be switched off: WCAG 2.1, 2.1.4. */
export const shortcutsOn = (): boolean => remembered('shortcuts') !== 'off';
export const switchShortcuts = (on: boolean): void => remember('shortcuts', on ? null : 'off');

const typed = ['INPUT', 'TEXTAREA', 'SELECT'];

/** True where a bare key is a shortcut: not in a field, not while a word is being composed, not with a modifier. */
export function isShortcut(event: KeyboardEvent): boolean {
  const [target] = event.composedPath();
  const isField = target instanceof HTMLElement && typed.includes(target.tagName) && !['checkbox', 'radio'].includes((target as HTMLInputElement).type);
  return shortcutsOn() && !isField && !event.isComposing && !event.ctrlKey && !event.metaKey && !event.altKey && !event.defaultPrevented;
}
