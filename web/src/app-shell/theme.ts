import { remember, remembered } from './storage.js';

/** `system` follows the preference of the system. */
export type Theme = 'system' | 'light' | 'dark';
export const themes: readonly Theme[] = ['system', 'light', 'dark'];

/** public/theme.js reads the same, before the first paint. */
export const chosenTheme = (): Theme => themes.find((theme) => theme === remembered('theme')) ?? 'system';

export function chooseTheme(theme: Theme): void {
  remember('theme', theme === 'system' ? null : theme);
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}
