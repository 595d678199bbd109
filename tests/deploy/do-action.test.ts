import { existsSync, mkdirSync, readFileSync, readlinkSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { doAction } from '../../deploy/do-action.js';
import { newKey } from '../../deploy/settings-file.js';
import { readSecretKey } from '../../functions/platform/secrets.js';
import { aFolder } from '../fixtures/databases.js';

describe('what is done to a machine', () => {
  const home = aFolder();
  const at = (...names: string[]) => join(home, ...names);
  for (const name of ['one', 'two']) {
    mkdirSync(at(name));
    writeFileSync(at(name, 'file'), name);
  }

  it('a link points elsewhere, and goes alone', async () => {
    for (const to of ['one', 'two']) await doAction({ kind: 'link', path: at('current'), to: at(to) });
    expect(readlinkSync(at('current'))).toBe(at('two'));
    await doAction({ kind: 'remove', path: at('current') });
    await doAction({ kind: 'remove', path: at('current') });
    expect([existsSync(at('current')), readFileSync(at('two', 'file'), 'utf8')]).toEqual([false, 'two']);
  });

  it('a copy leaves nothing of what was there', async () => {
    mkdirSync(at('three'));
    writeFileSync(at('three', 'old'), '');
    await doAction({ kind: 'copy', from: at('one'), to: at('three') });
    expect([existsSync(at('three', 'old')), readFileSync(at('three', 'file'), 'utf8')]).toEqual([false, 'one']);
  });

  it('settings get a key of their own, are for their owner alone, and are never written over', async () => {
    const write = { kind: 'write', path: at('data', 'settings.env'), text: `KEY=${newKey}\n`, onlyIfMissing: true } as const;
    await doAction(write);
    const first = readFileSync(write.path, 'utf8');
    expect(readSecretKey(/^KEY=(.*)$/m.exec(first)![1]!)).not.toBeNull();
    expect(statSync(write.path).mode & 0o077).toBe(0);
    await doAction(write);
    expect(readFileSync(write.path, 'utf8')).toBe(first);
  });

  it('a command that fails tells what it said, unless it may fail', async () => {
    const failing = { kind: 'run', command: process.execPath, args: ['-e', 'console.error("no room"); process.exit(3)'] } as const;
    await expect(doAction(failing)).rejects.toThrow(/ended with 3: no room/);
    await doAction({ ...failing, mayFail: true });
  });

  it('what must be there, or must not, is looked for', async () => {
    await expect(doAction({ kind: 'exists', path: at('none'), orElse: 'Make it.' })).rejects.toThrow('is missing. Make it.');
    await expect(doAction({ kind: 'absent', path: at('one'), orElse: 'Remove it.' })).rejects.toThrow('is there. Remove it.');
    await doAction({ kind: 'absent', path: at('none'), orElse: '' });
    await doAction({ kind: 'unused', service: 'Batchline' });
  });
});
