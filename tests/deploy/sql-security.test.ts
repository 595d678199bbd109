import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { foreignWords } from '../platform/t-sql.js';

const folder = new URL('../../sql/', import.meta.url).pathname;
const read = (path: string) => readFileSync(folder + path, 'utf8');
const scripts = readdirSync(`${folder}security`).filter((name) => name.endsWith('.sql'));
const batchesIn = (text: string) => text.replaceAll(/--.*$/gm, '').split(/^\s*GO\s*$/m).map((batch) => batch.trim()).filter((batch) => batch !== '');
const migrations = readdirSync(`${folder}migrations`).map((name) => read(`migrations/${name}`)).join('\n');
const appendOnly = [...migrations.matchAll(/CREATE TRIGGER \[tr_\w+_append_only\] ON \[(\w+)\]/g)].map(([, table]) => table!);
const role = read('security/3_application_role.sql');

/** The statements of these scripts: each batch begins with one of them. */
const known = /^(USE \[\w+\]|CREATE (LOGIN|DATABASE|USER|TABLE)|ALTER (DATABASE|ROLE|AUTHORIZATION)|GRANT [A-Z, ]+( ON (SCHEMA|OBJECT)::[\w[\].]+)? TO|DENY [A-Z, ]+ ON (SCHEMA|OBJECT)::[\w[\].]+ TO|IF DATABASE_PRINCIPAL_ID\(N'\w+'\) IS NULL CREATE (ROLE|USER)|EXEC (sys\.)?sp_|SELECT|INSERT INTO)/;

describe('the scripts for SQL Server', () => {
  it.each(scripts)('%s says why it is, and holds statements of T-SQL alone', (name) => {
    const text = read(`security/${name}`);
    expect(text).toMatch(/^-- Why: .{20}/);
    for (const batch of batchesIn(text)) {
      expect(batch).toMatch(known);
      expect(foreignWords(batch.replaceAll(/(SCHEMA|OBJECT)::/g, ''))).toEqual([]);
      expect((batch.replaceAll(/'(?:[^']|'')*'/g, '').match(/\(/g) ?? []).length).toBe((batch.replaceAll(/'(?:[^']|'')*'/g, '').match(/\)/g) ?? []).length);
    }
  });

  it.each(scripts)('%s holds no password', (name) => {
    for (const [, password] of read(`security/${name}`).matchAll(/PASSWORD = N'([^']*)'/g)) expect(password).toMatch(/^<.*>$/);
  });
});

describe('what the application may do', () => {
  it('knows tables with history', () => {
    expect(appendOnly).toContain('audit_event');
    expect(appendOnly.length).toBeGreaterThanOrEqual(10);
  });

  it.each(appendOnly)('%s is appended to, has an owner of its own, and is denied after that owner was set', (table) => {
    const denial = role.indexOf(`DENY UPDATE, DELETE, ALTER ON OBJECT::[dbo].[${table}] TO [batchline_application]`);
    const owner = role.indexOf(`ALTER AUTHORIZATION ON OBJECT::[dbo].[${table}] TO [batchline_history]`);
    expect(owner).toBeGreaterThan(0);
    expect(denial).toBeGreaterThan(owner);
  });

  it('is denied for nothing else', () => {
    const denied = [...role.matchAll(/DENY UPDATE, DELETE, ALTER ON OBJECT::\[dbo\]\.\[(\w+)\]/g)].map(([, table]) => table!);
    expect(denied.toSorted()).toEqual(appendOnly.toSorted());
  });

  it('never loses reading by a denial of control', () => {
    expect(role).not.toMatch(/^DENY .*\bCONTROL\b/m);
  });

  it('changes no table, and reads from the ERP one view', () => {
    expect(role).not.toMatch(/GRANT [^;]*\b(ALTER|CONTROL|CREATE|EXECUTE)\b/);
    expect([...read('erp/reader.login.sql').matchAll(/^GRANT (.*) ON/gm)].map(([, what]) => what)).toEqual(['SELECT']);
  });

  it('lets no reader wait', () => {
    expect(read('security/2_database.sql')).toContain('SET READ_COMMITTED_SNAPSHOT ON');
  });
});
