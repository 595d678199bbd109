import { join } from 'node:path';
import { CompiledQuery } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { databaseErrorKind } from '../../functions/platform/database/errors.js';
import { openSqliteFile } from '../../functions/platform/database/sqlite/sqlite-file.js';
import { aFolder, engines, openMigrated } from '../fixtures/databases.js';
import { aRecording, NotUnderstood, rulesOfTheSchema, type Recorded } from './recording-dialect.js';
import { storeFunctions } from './store-functions.js';
import { foreignWords } from './t-sql.js';

const path = join(aFolder(), 'statements.db');
await (await openMigrated(`sqlite:${path}`)).destroy();
const file = openSqliteFile(path, 'work');
afterAll(() => file.close());
const recording = aRecording(file);

const functions = await storeFunctions();

/** Enough that each way through a function is likely taken: an empty list, a missing filter, another column to sort by. */
const calls = 60;

/** A row of whole numbers that is the same in every run. */
function dice(seed: number): (count: number) => number {
  let state = seed;
  return (count) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * count);
  };
}

/** An example may make no sense to a store, which then throws; what the database does not understand is no such case. */
async function askedBy({ call }: (typeof functions)[number]): Promise<{ statements: Recorded[]; wentThrough: number; errors: Set<string> }> {
  const statements = new Map<string, Recorded>();
  const errors = new Set<string>();
  let wentThrough = 0;
  for (let seed = 1; seed <= calls; seed++) {
    try {
      await exhaust(await call({ choose: dice(seed * 7919), database: recording.db }));
      wentThrough++;
    } catch (error) {
      if (error instanceof NotUnderstood) throw error;
      errors.add(String(error));
    }
    for (const one of recording.taken()) statements.set(one.sql, one);
  }
  return { statements: [...statements.values()], wentThrough, errors };
}

/** Some stores answer a query that the caller narrows down, or rows that come one by one. */
async function exhaust(reply: unknown): Promise<void> {
  if (typeof reply !== 'object' || reply === null) return;
  if ('selectAll' in reply) await (reply as { selectAll(): { execute(): Promise<unknown> } }).selectAll().execute();
  if (Symbol.asyncIterator in reply) for await (const _ of reply as AsyncIterable<unknown>) { /* all of them */ }
}

describe('what stores ask', () => {
  it.each(functions.map((one) => [one.name, one] as const))('%s is T-SQL, and runs on the embedded database', async (_, one) => {
    const { statements, wentThrough, errors } = await askedBy(one);
    expect(statements.length, [...errors].join('; ')).toBeGreaterThan(0);
    expect(wentThrough, `no example of ${calls} went through: ${[...errors].join('; ')}`).toBeGreaterThan(0);
    expect(statements.flatMap(({ sql, parameters }) => foreignWords(sql, parameters).map((words) => `${words} in ${sql}`))).toEqual([]);
  });

  it('is found by the compiler in every store', () => {
    expect(functions.length).toBeGreaterThan(150);
  });
});

describe.each(engines().filter(({ name }) => name === 'SQL Server'))('$name itself', async ({ open }) => {
  const db = await open();
  afterAll(() => db.destroy());

  it.each(functions.map((one) => [one.name, one] as const))('understands %s', async (_, one) => {
    for (const { sql: text, parameters, node } of (await askedBy(one)).statements.filter(({ node: written }) => written !== null)) {
      const asked = db.transaction().execute(async (tx) => {
        await tx.executeQuery({ ...CompiledQuery.raw(text, [...parameters]), query: node! });
        throw new Error('rolled back');
      });
      const error = await asked.catch((caught: unknown) => caught);
      expect(wasUnderstood(error), `${String(error)} in ${text}`).toBe(true);
    }
  });
});

/** The end, a rule of the schema, or an example's value of another kind than the column's: the statement itself is right. */
const wasUnderstood = (error: unknown) => rulesOfTheSchema.includes(databaseErrorKind(error)) || /rolled back|conversion failed|error converting|invalid input syntax for type|but expression is of type/i.test(String(error));

describe('foreign words are told', () => {
  it.each([
    ['select "a" from "t" limit 1', 'limit'],
    ['insert into "t" ("a") values (@1) on conflict do nothing', 'on conflict'],
    ['select "a" || "b" from "t"', 'concatenation by ||'],
    ['select "a" from "t" where "b" is not distinct from @1', 'is distinct from'],
    ['select count(*) filter (where "a" > 1) from "t"', 'filter (where)'],
    ['select exists (select 1 from "t") as "x"', 'exists in a select list'],
    ['select "a" = @1 as "x" from "t"', 'a boolean in a select list'],
    ['select "a" from "t" where ("a", "b") > (@1, @2)', 'a row value'],
    ['select "a" from "t" offset 5 rows', 'offset without order by'],
    ['select "a" from (select "a" from "t" order by "a") as "x"', 'an order by inside'],
    ['select "a" from "t" order by "a", "a" desc', 'the same column twice in order by'],
    ['select distinct "a" from "t" order by "b"', 'distinct ordered by b, which it does not select'],
    ['select "a", count(*) as "n" from "t" group by "b"', 'a beside a sum without being grouped'],
    ['select "a" from "t" where "b" = true', 'a boolean literal'],
    ["select strftime('%Y', \"a\") from \"t\"", 'a function of SQLite'],
  ])('%s', (statement, words) => {
    expect(foreignWords(statement)).toEqual([words]);
  });

  it.each([
    'select top(1) "a", sum("b") as "limit" from "t" group by "a" order by "a"',
    "select \"a\" from \"t\" where \"b\" = 'true || false' order by \"a\" offset @1 rows fetch next @2 rows only",
    'select case when exists (select 1 from "u") then 1 else 0 end as "x" from "t"',
  ])('and not in %s', (statement) => {
    expect(foreignWords(statement)).toEqual([]);
  });
});
