import { existsSync, readdirSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { installPlan } from '../../deploy/install-plan.js';
import { layoutOf } from '../../deploy/layout.js';
import { healthUrl } from '../../deploy/product-commands.js';
import { runPlan } from '../../deploy/run-plan.js';
import { updatePlan } from '../../deploy/update-plan.js';
import { openDatabase } from '../../functions/platform/database/open.js';
import { aMachine, aMigration, aRelease, type Machine } from './a-machine.js';

const adds = (table: string) => `CREATE TABLE [${table}] ([id] INT NOT NULL, CONSTRAINT [pk_${table}] PRIMARY KEY ([id]));`;

describe('a machine with a release that serves', () => {
  let machine: Machine;
  const first = aRelease('1.0.0');
  const layout = () => layoutOf(machine.choices(first, '1.0.0'));
  const isUp = async () => (await (await fetch(healthUrl(machine.choices(first, '1.0.0')))).json() as { up: boolean }).up;
  const update = (folder: string, version: string, more: string[] = []) =>
    runPlan(updatePlan(machine.choices(folder, version, more), { release: realpathSync(layout().current), isEmbedded: true, hasSite: false }, '<configuration />'), machine.effects);

  async function tablesThere(): Promise<string[]> {
    const db = openDatabase(`sqlite:${layout().database}`, 'command');
    const { rows } = await sql<{ name: string }>`select name from sqlite_master where type = 'table' and name like 'update_%' order by name`.execute(db);
    await db.destroy();
    return rows.map(({ name }) => name);
  }

  beforeAll(async () => {
    machine = await aMachine();
    expect(await runPlan(installPlan(machine.choices(first, '1.0.0'), '<configuration />'), machine.effects)).toMatchObject({ done: true });
  }, 180_000);

  it('was installed: it answers, and its settings have a key of their own', async () => {
    expect(await isUp()).toBe(true);
    expect(realpathSync(layout().current)).toBe(realpathSync(layout().release));
    expect(existsSync(join(layout().release, 'site', 'web.config'))).toBe(true);
  });

  it('is not installed a second time', async () => {
    const outcome = await runPlan(installPlan(machine.choices(first, '1.0.0'), '<configuration />'), machine.effects);
    expect(outcome).toMatchObject({ done: false, failedAt: 'Look for what is needed', undoProblems: [] });
    expect(outcome.problem).toContain('use update.ps1');
    expect(await isUp()).toBe(true);
  });

  it('goes on with the old release when a migration of the new one fails half way', async () => {
    const broken = aRelease('1.1.0', (folder) => {
      aMigration(folder, 'V900__good.sql', adds('update_good'));
      aMigration(folder, 'V901__half.sql', `${adds('update_half')}\nINSERT INTO [update_half] ([id]) VALUES (1), (1);`);
    });
    const outcome = await update(broken, '1.1.0');
    expect(outcome).toMatchObject({ done: false, failedAt: 'Bring the database to the new release', undoProblems: [] });
    expect(outcome.stoppedMs).toBeGreaterThan(0);
    expect(await isUp()).toBe(true);
    expect(realpathSync(layout().current)).toBe(realpathSync(layout().release));
    expect(readdirSync(layout().releases)).toEqual(['1.0.0']);
    expect(readdirSync(layout().backups)).toContain('before-1.1.0.db');
    expect(await tablesThere()).toEqual(['update_good']);
  });

  it('goes on with the old release when the new one does not come up', async () => {
    const silent = aRelease('1.2.0', (folder) => writeFileSync(join(folder, 'dist', 'host', 'main.js'), 'export const run = async () => 1;\n'));
    expect(await update(silent, '1.2.0', ['--wait-seconds', '2'])).toMatchObject({ done: false, failedAt: 'Start the new release', undoProblems: [] });
    expect(await isUp()).toBe(true);
    expect(readdirSync(layout().releases)).toEqual(['1.0.0']);
  });

  it('serves the new release when all went well, and keeps the old one', async () => {
    const better = aRelease('1.3.0', (folder) => {
      aMigration(folder, 'V900__good.sql', adds('update_good'));
      aMigration(folder, 'V901__half.sql', adds('update_half'));
    });
    expect(await update(better, '1.3.0')).toMatchObject({ done: true });
    expect(await isUp()).toBe(true);
    expect(realpathSync(layout().current)).toMatch(/1\.3\.0$/);
    expect(readdirSync(layout().releases).sort()).toEqual(['1.0.0', '1.3.0']);
    expect(await tablesThere()).toEqual(['update_good', 'update_half']);
  });
}, 300_000);
