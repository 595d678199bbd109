/** A path of a route, with something in place of each parameter. */
export const pathOf = (route: string): string => route.replaceAll(/\{(\w+)(:int)?\}/g, (_, name: string, isInt?: string) => (isInt ? '999999' : (route === 'settings/{name}' ? 'nightAt' : route.includes('polic') ? 'GHSC' : sample[name]) ?? 'nothing'));

const sample: Readonly<Record<string, string>> = { slot: 'customText3', kind: 'test', language: 'en', provider: 'entra', name: 'display', code: 'no-such-reason' };
