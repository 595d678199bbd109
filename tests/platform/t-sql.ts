/** What SQLite and others understand and T-SQL does not, or takes for something else. */
const foreign: readonly [words: RegExp, says: string][] = [
  [/\blimit\b/, 'limit'], [/\breturning\b/, 'returning'], [/\bon conflict\b/, 'on conflict'], [/\binsert or\b|\breplace into\b/, 'insert or replace'],
  [/::/, 'a cast by ::'], [/\bis (not )?distinct from\b/, 'is distinct from'], [/\bnulls (first|last)\b/, 'nulls first'], [/\bfilter\s*\(/, 'filter (where)'],
  [/\|\|/, 'concatenation by ||'], [/\b(true|false)\b/, 'a boolean literal'], [/==|!==|`/, '== or a backtick'], [/\bwith recursive\b/, 'with recursive'],
  [/\b(ifnull|strftime|julianday|date|time|datetime|unixepoch|substr|length|instr|printf|group_concat|total|random|json_extract|json_each|json_array|json|typeof|glob|regexp)\s*\(/, 'a function of SQLite'],
  [/\b(ilike|glob|regexp|natural join|lateral|materialized|pragma)\b/, 'a word of others'], [/\bas (text|boolean|blob)\b/, 'a type of others'],
  [/\bmerge into\b/, 'merge'], [/\bin\s*\(\s*\)/, 'an empty list'],
  [/\(\s*[\w.]+\s*(,\s*[\w.]+\s*)+\)\s*(=|<>|<|>|in\b)/, 'a row value'],
  [/\b(max|min)\s*\([^()]*,/, 'a greatest or least by max or min'], [/\bcount\s*\(\s*distinct[^()]*,/, 'a count of several columns'],
  [/(\bselect\b|,)\s*(not\s+)?exists\b/, 'exists in a select list'], [/(=|<>|<=|>=|<|>)\s*(@\d+|[\w.]+)\s+as\b/, 'a boolean in a select list'], [/\bis (not )?null\s+as\b/, 'a boolean in a select list'],
  [/\bgroup by\b[^()]*@/, 'a parameter in group by'], [/\border by\s+@/, 'a parameter to order by'],
];

/** What is wrong with a statement for SQL Server; empty when nothing is. */
export function foreignWords(statement: string, parameters: readonly unknown[] = []): string[] {
  const bare = withoutTexts(statement);
  return [
    ...foreign.filter(([words]) => words.test(bare)).map(([, says]) => says),
    ...(parameters.length > 2100 ? [`${parameters.length} parameters`] : []),
    ...selectsIn(bare).flatMap(wrongOrder),
  ];
}

/** Without what stands in quotes, in lower case; a quoted name is told from a word by its underscore. */
const withoutTexts = (sql: string) => sql.replaceAll(/'(?:[^']|'')*'/g, "''").replaceAll(/"(\w+)"/g, '_$1').replaceAll(/\s+/g, ' ').toLowerCase();

interface Select { text: string; nested: boolean }

/** Every select with what stands at its own depth; what is nested deeper stands as (). */
function selectsIn(sql: string): Select[] {
  const open: string[] = [''];
  const done: Select[] = [];
  for (const character of sql) {
    if (character === ')') done.push({ text: open.pop()!, nested: true });
    if (character === '(') open.push('');
    open[open.length - 1] += character === '(' ? '' : character === ')' ? '()' : character;
  }
  return [...done, { text: open[0]!, nested: false }].filter(({ text }) => /\bselect\b/.test(text));
}

function wrongOrder({ text, nested }: Select): string[] {
  const [, order] = /\border by (.*?)(?: offset | for |$)/.exec(text) ?? [];
  const [hasTop, hasOffset] = [/\bselect (distinct )?top\b/.test(text), /\boffset\b/.test(text)];
  const columns = (order ?? '').split(',').map((column) => column.trim().replace(/ (asc|desc)$/, '')).filter((column) => column !== '' && !column.includes('()'));
  return [
    ...(hasOffset && !order ? ['offset without order by'] : []),
    ...(/\bfetch\b/.test(text) && !hasOffset ? ['fetch without offset'] : []),
    ...(hasTop && hasOffset ? ['top with offset'] : []),
    ...(nested && order && !hasTop && !hasOffset && !/\bwithin group\b|\bover\b/.test(text) && /^\s*select\b/.test(text) ? ['an order by inside'] : []),
    ...(new Set(columns).size < columns.length ? ['the same column twice in order by'] : []),
    ...(/\bselect distinct\b/.test(text) ? columns.filter((column) => !text.slice(0, text.indexOf(' from ')).includes(column)).map((column) => `distinct ordered by ${column.replaceAll('_', '')}, which it does not select`) : []),
    ...bareColumns(text),
  ];
}

/** Beside a sum or a count only grouped columns may stand. */
function bareColumns(text: string): string[] {
  const [, list = ''] = /\bselect (?:distinct )?(?:top\(\) )?(.*?) from /.exec(text) ?? [];
  const grouped = /\bgroup by (.*?)(?: having | order by |$)/.exec(text)?.[1]?.split(',').map((one) => one.trim());
  const items = list.split(',').map((one) => one.trim().replace(/ as \w+$/, ''));
  const aggregates = items.some((item) => /\b(sum|count|max|min|avg|string_agg)\(\)$/.test(item));
  if (!grouped && !aggregates) return [];
  return items.filter((item) => /^[\w.]+$/.test(item) && !/^\d+$/.test(item) && !(grouped ?? []).includes(item)).map((item) => `${item.replaceAll('_', '')} beside a sum without being grouped`);
}
