/**
 * Makes SQLite's statements from the T-SQL of a migration. It knows the few forms that migrations use and throws on
 * anything else: nothing passes through unread.
 *
 * Types keep their T-SQL names (SQLite derives the affinity from them and the decoder reads BIT) and are enforced by
 * CHECKs, except in a table whose statement follows a `-- @unchecked: why` line. `-- @sqlserver: why` as the first
 * line of a batch leaves the batch to SQL Server.
 *
 * @throws Error with the statement that is not known.
 */
export function translateMigration(sql: string): string[] {
  return sql.replaceAll('\r\n', '\n').split(/^\s*GO\s*$/im).flatMap((batch) => (isForSqlServer(batch) ? [] : translateBatch(batch)));
}

const isForSqlServer = (batch: string) => /^\s*--\s*@sqlserver:/.test(batch);

function translateBatch(batch: string): string[] {
  const unchecked = new Set([...batch.matchAll(/--\s*@unchecked:.*\n\s*CREATE TABLE \[(\w+)\]/g)].map(([, table]) => table));
  const bare = batch.replaceAll(/^\s*--.*$/gm, '');
  const guard = translateGuard(bare);
  return guard ?? splitOutside(bare, ';').map((statement) => translate(statement, unchecked));
}

const guardForm =
  /^\s*CREATE TRIGGER \[(\w+)\] ON \[(\w+)\] INSTEAD OF UPDATE, DELETE AS\s+BEGIN\s+SET NOCOUNT ON;\s+THROW 51000, N'([^']*)', 1;\s+END;\s*$/;

/** The one trigger there is: an append-only table refuses to change. */
function translateGuard(batch: string): string[] | undefined {
  const [, trigger, table, message] = guardForm.exec(batch) ?? [];
  if (!trigger) return undefined;
  return ['UPDATE', 'DELETE'].map((verb) =>
    `CREATE TRIGGER "${trigger}_${verb.toLowerCase()}" BEFORE ${verb} ON "${table}" BEGIN SELECT RAISE(ABORT, '${message}'); END`);
}

type Form = [pattern: RegExp, translation: (match: RegExpExecArray, unchecked: ReadonlySet<string | undefined>) => string];

const forms: Form[] = [
  [/^CREATE TABLE \[(\w+)\] \(([\s\S]*)\)$/, ([, table, body], unchecked) => createTable(table!, body!, !unchecked.has(table))],
  [/^ALTER TABLE \[(\w+)\] ADD (\[\w+\] [\s\S]*)$/, ([, table, column]) => `ALTER TABLE "${table}" ADD COLUMN ${translateColumn(column!, true)}`],
  [/^CREATE (UNIQUE )?INDEX \[(\w+)\] ON \[(\w+)\] \(([\w\s,[\]]*)\)( WHERE [\w\s[\]]+ IS (?:NOT )?NULL)?$/,
    ([, unique = '', index, table, columns, where = '']) => `CREATE ${unique}INDEX "${index}" ON "${table}" (${columns})${where}`],
  [/^DROP INDEX \[(\w+)\] ON \[\w+\]$/, ([, index]) => `DROP INDEX "${index}"`],
  [/^INSERT INTO \[(\w+)\] \(([\w\s,[\]]*)\) VALUES\s+([\s\S]*)$/, ([, table, columns, rows]) => `INSERT INTO "${table}" (${columns}) VALUES ${literals(rows!)}`],
];

function translate(statement: string, unchecked: ReadonlySet<string | undefined>): string {
  for (const [pattern, translation] of forms) {
    const match = pattern.exec(statement);
    if (match) return translation(match, unchecked);
  }
  throw new Error(`This statement is outside the T-SQL that migrations may use: ${statement.slice(0, 160)}`);
}

function createTable(table: string, body: string, checked: boolean): string {
  const parts = splitOutside(body, ',').map((part) => part.replaceAll(/\s+/g, ' '));
  const hasIdentity = parts.some((part) => /\bIDENTITY\(1,1\)/.test(part));
  const lines = parts.flatMap((part) => {
    if (!part.startsWith('CONSTRAINT')) return [translateColumn(part, checked)];
    return hasIdentity && /\bPRIMARY KEY\b/.test(part) ? [] : [translateConstraint(part)];
  });
  return `CREATE TABLE "${table}" (\n  ${lines.join(',\n  ')}\n)`;
}

const constraintForms = [
  /^CONSTRAINT \[\w+\] (PRIMARY KEY|UNIQUE) \([\w\s,[\]]+\)$/,
  /^CONSTRAINT \[\w+\] FOREIGN KEY \(\[\w+\]\) REFERENCES \[\w+\] \(\[\w+\]\)$/,
  /^CONSTRAINT \[\w+\] CHECK \(\[\w+\] IN \([^()]*\)\)$/,
];

function translateConstraint(line: string): string {
  const json = /^(CONSTRAINT \[\w+\] CHECK) \(ISJSON\((\[\w+\])\) = 1\)$/.exec(line);
  // SQL Server's ISJSON is 0 for what is neither an object nor a list.
  if (json) return `${json[1]} (json_valid(${json[2]}) AND json_type(${json[2]}) IN ('object', 'array'))`;
  if (constraintForms.some((form) => form.test(line))) return literals(line);
  throw new Error(`This constraint is outside the T-SQL that migrations may use: ${line}`);
}

const columnForm =
  /^\[(\w+)\] (\w+)(?:\(([\w, ]+)\))?( IDENTITY\(1,1\))?(?: COLLATE (Latin1_General_100_BIN2))? (NOT NULL|NULL)(?: CONSTRAINT \[\w+\] DEFAULT \((-?\d+|N'[^']*')\))?$/;

function translateColumn(line: string, checked: boolean): string {
  const [, column, type, size, identity, binary, presence, value] = columnForm.exec(line.trim()) ?? [];
  if (!column || !type) throw new Error(`This column is outside the T-SQL that migrations may use: ${line}`);
  if (identity) return `"${column}" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL`;
  const { declared, check } = typeOf({ column, type, size });
  const collation = type === 'NVARCHAR' ? ` COLLATE ${binary ? 'BINARY' : 'NOCASE'}` : '';
  const fallback = value === undefined ? '' : ` DEFAULT ${literals(value)}`;
  return `"${column}" ${declared}${collation} ${presence}${fallback}${checked && check ? ` CHECK (${check})` : ''}`;
}

interface TypeToTranslate { column: string; type: string; size: string | undefined }

/** A CHECK that is NULL holds, so NULL needs no case of its own. */
function typeOf({ column, type, size }: TypeToTranslate): { declared: string; check?: string } {
  const x = `"${column}"`;
  switch (type) {
    case 'INT': return { declared: 'INTEGER', check: `typeof(${x}) IN ('integer', 'null')` };
    case 'BIT': return { declared: 'BIT', check: `${x} IN (0, 1)` };
    case 'NVARCHAR': return size === 'MAX' ? { declared: 'NVARCHAR' } : { declared: `NVARCHAR(${size})`, check: `length(${x}) <= ${size}` };
    case 'DECIMAL': return { declared: `DECIMAL(${size})`, check: `typeof(${x}) IN ('real', 'integer', 'null') AND abs(coalesce(${x}, 0)) < 1e14` };
    case 'DATE': return { declared: 'DATE', check: `${x} = date(${x})` };
    case 'DATETIME2': return { declared: 'DATETIME2', check: `${x} = strftime('%Y-%m-%dT%H:%M:%fZ', ${x})` };
    case 'VARBINARY': return { declared: `VARBINARY(${size})`, check: `typeof(${x}) IN ('blob', 'null')` };
    default: throw new Error(`The type ${type} of column ${column} is outside the T-SQL that migrations may use.`);
  }
}

const literals = (sql: string) => sql.replaceAll(/\bN'/g, "'").replaceAll(/\b0x([0-9A-F]+)\b/g, "X'$1'");

/** Splits at the separator where it stands outside quotes and brackets. Empty parts are left out. */
function splitOutside(text: string, separator: ',' | ';'): string[] {
  const parts: string[] = [];
  let depth = 0;
  let quoted = false;
  let start = 0;
  for (let i = 0; i <= text.length; i++) {
    const character = text[i];
    if (character === "'") quoted = !quoted;
    else if (!quoted && character === '(') depth++;
    else if (!quoted && character === ')') depth--;
    if (i < text.length && (character !== separator || quoted || (separator === ',' && depth > 0))) continue;
    parts.push(text.slice(start, i).trim());
    start = i + 1;
  }
  return parts.filter((part) => part !== '');
}
