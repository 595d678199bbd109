/** The browser and the system of a user agent's name, as people call them; undefined where it is none that we know. */
export function browserIn(agent: string): string | undefined {
  const browser = firstOf(agent, [[/\bEdg\//, 'Edge'], [/\bOPR\//, 'Opera'], [/\bFirefox\//, 'Firefox'], [/MicroMessenger/, 'WeChat'], [/\b(Headless)?Chrome\//, 'Chrome'], [/\bSafari\//, 'Safari']]);
  const system = firstOf(agent, [[/Windows/, 'Windows'], [/iPhone|iPad/, 'iOS'], [/Mac OS X/, 'macOS'], [/Android/, 'Android'], [/Linux/, 'Linux']]);
  return browser && [browser, system].filter(Boolean).join(', ');
}

const firstOf = (text: string, known: readonly (readonly [RegExp, string])[]) => known.find(([pattern]) => pattern.test(text))?.[1];
