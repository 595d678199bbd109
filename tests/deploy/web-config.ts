/** An element of web.config: as much of XML as that file uses. */
export interface Element { name: string; attributes: Record<string, string>; children: Element[] }

export function parseXml(text: string): Element {
  const top: Element = { name: '', attributes: {}, children: [] };
  const open = [top];
  const bare = text.replaceAll(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>/g, '');
  for (const [, closing, name, attributes, alone] of bare.matchAll(/<(\/?)([\w.-]+)((?:\s+[\w.-]+="[^"]*")*)\s*(\/?)>/g)) {
    if (closing) {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes nothing`);
      continue;
    }
    const element: Element = { name: name!, attributes: Object.fromEntries([...attributes!.matchAll(/([\w.-]+)="([^"]*)"/g)].map(([, key, value]) => [key!, unescaped(value!)])), children: [] };
    open.at(-1)!.children.push(element);
    if (!alone) open.push(element);
  }
  if (open.length !== 1) throw new Error(`<${open.at(-1)!.name}> is not closed`);
  return top.children[0]!;
}

const unescaped = (text: string) => text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

export const at = (element: Element, ...names: string[]): Element => names.reduce((found, name) => {
  const child = found.children.find((one) => one.name === name);
  if (!child) throw new Error(`<${found.name}> has no <${name}>`);
  return child;
}, element);

export interface Asked { method?: string; url: string; from?: string; headers?: Record<string, string>; files: readonly string[] }
export type Answered = { kind: 'status'; status: number } | { kind: 'proxy'; to: string; headers: Record<string, string> } | { kind: 'file'; path: string };

/** What IIS does with a request by the rules of URL Rewrite: the first rule that matches and stops decides. */
export function follow(rules: readonly Element[], asked: Asked): Answered {
  const [path, query = ''] = asked.url.split('?', 2) as [string, string?];
  const variables: Record<string, string> = { REQUEST_METHOD: asked.method ?? 'GET', URL: path, REQUEST_FILENAME: path, REMOTE_ADDR: asked.from ?? '203.0.113.9' };
  for (const rule of rules) {
    const { url, ignoreCase } = at(rule, 'match').attributes;
    const found = new RegExp(url!, ignoreCase === 'false' ? '' : 'i').exec(path.slice(1));
    if (!found || !conditionsOf(rule).every((condition) => holds(condition, variables, asked.files))) continue;
    if (rule.attributes['stopProcessing'] !== 'true') throw new Error(`${rule.attributes['name']} does not stop`);
    return act(rule, { found, query, variables, headers: asked.headers ?? {} });
  }
  return asked.files.includes(path) ? { kind: 'file', path } : path === '/' ? { kind: 'file', path: '/index.html' } : { kind: 'status', status: 404 };
}

const conditionsOf = (rule: Element) => rule.children.find(({ name }) => name === 'conditions')?.children ?? [];

function holds({ attributes: { input, pattern, matchType, negate } }: Element, variables: Record<string, string>, files: readonly string[]): boolean {
  const value = filled(input!, variables);
  const isSo = matchType === 'IsFile' ? files.includes(value) : new RegExp(pattern!, 'i').test(value);
  return isSo !== (negate === 'true');
}

const filled = (text: string, variables: Record<string, string>) => text.replaceAll(/\{([\w:]+)\}/g, (_, name: string) => {
  if (!(name in variables)) throw new Error(`{${name}} is not known`);
  return variables[name]!;
});

interface Match { found: RegExpExecArray; query: string; variables: Record<string, string>; headers: Record<string, string> }

function act(rule: Element, { found, query, variables, headers }: Match): Answered {
  const { type, url = '', statusCode, appendQueryString = 'true' } = at(rule, 'action').attributes;
  if (type === 'CustomResponse') return { kind: 'status', status: Number(statusCode) };
  const groups = Object.fromEntries(found.map((group, index) => [`R:${index}`, group ?? '']));
  const to = filled(url, { ...variables, ...groups });
  if (!to.startsWith('http:')) return { kind: 'file', path: to };
  const set = rule.children.find(({ name }) => name === 'serverVariables')?.children ?? [];
  const replaced = Object.fromEntries(set.map(({ attributes }) => [attributes['name']!.replace(/^HTTP_/, '').replaceAll('_', '-').toLowerCase(), filled(attributes['value']!, variables)]));
  return { kind: 'proxy', to: to + (query && appendQueryString === 'true' ? `?${query}` : ''), headers: { ...headers, ...replaced } };
}
