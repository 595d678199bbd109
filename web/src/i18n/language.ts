import { LitElement, type ReactiveController, type ReactiveControllerHost } from 'lit';
import type { Language } from '../../../shared/contracts/session.js';
import { remember, remembered } from '../app-shell/storage.js';
import type { en } from './en.js';

/**
 * Texts of the client. A dictionary of our own instead of @lit/localize: its check needs an extraction step and XLIFF files,
 * while here the second language has the type of the first, so that a missing, superfluous or wrongly parametrised text does
 * not compile; a text with gaps is a function, so plurals are code; and the reader needs 0.6 KB. A language comes when it is
 * spoken: nobody loads two.
 */
export type Texts = typeof en;

/** The texts in the language that is spoken now; before the first `speak` nothing is drawn. Every element is drawn again when the language changes. */
export let t: Texts;

let spoken: Language = 'en';
export const language = (): Language => spoken;

const load: Record<Language, () => Promise<Texts>> = {
  'en': async () => (await import('./en.js')).en,
  'zh-CN': async () => (await import('./zh-CN.js')).zhCN,
};

const hosts = new Set<ReactiveControllerHost>();

/** From now on these are the texts. */
export function use(texts: Texts, as: Language): void {
  [t, spoken] = [texts, as];
}

export async function speak(next: Language): Promise<void> {
  use(await load[next](), next);
  document.documentElement.lang = next;
  for (const host of hosts) host.requestUpdate();
}

class Speaks implements ReactiveController {
  constructor(readonly host: ReactiveControllerHost) { host.addController(this); }
  hostConnected(): void { hosts.add(this.host); }
  hostDisconnected(): void { hosts.delete(this.host); }
}

// For every element: none can forget to follow.
LitElement.addInitializer((element) => void new Speaks(element as LitElement));

/** Simplified Chinese for those who read Chinese, else English. */
export function preferredLanguage(preferences: readonly string[] = navigator.languages): Language {
  const known = preferences.map((one) => one.toLowerCase()).find((one) => /^(en|zh)\b/.test(one));
  return known?.startsWith('zh') ? 'zh-CN' : 'en';
}

/** Before anybody is signed in: what was last chosen here, else what the browser prefers. */
export function languageHere(): Language {
  const last = remembered('language');
  return last === 'en' || last === 'zh-CN' ? last : preferredLanguage();
}

export const rememberLanguage = (chosen: Language): void => remember('language', chosen);
