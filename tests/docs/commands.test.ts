import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { answerInbox, readInbox } from '../../shared/contracts/inbox.js';
import { until } from '../chaos/processes.js';
import { anAdministrator, stoodIn, type Administrator } from './administrator.js';
import { blocksOf, commandsIn, type Block } from './blocks.js';

const pages = ['README.md', 'docs/operations.md', 'docs/erp.md', 'docs/security.md', 'docs/figures.md', 'docs/bench.md', 'docs/bench-web.md', 'functions/README.md'];
const blocks = pages.flatMap(blocksOf);
const inShell = blocks.filter(({ language }) => language === 'sh');

/** By its heading, so that a block that is moved or added has to be looked at here. */
const shellOf = (page: string, heading: string): Block[] => {
  const found = inShell.filter((block) => block.page === page && block.heading === heading);
  if (found.length === 0) throw new Error(`${page} has no shell commands below "${heading}".`);
  return found;
};

describe('every fenced block is of a kind that is known', () => {
  it('and is counted', () => {
    const counts = new Map<string, number>();
    for (const { page, language } of blocks) counts.set(`${page} ${language}`, (counts.get(`${page} ${language}`) ?? 0) + 1);
    expect(Object.fromEntries(counts)).toEqual({
      'README.md sh': 3, 'docs/operations.md sh': 9, 'docs/operations.md powershell': 5, 'docs/operations.md xml': 1, 'docs/operations.md sql': 1, 'docs/erp.md json': 1,
    });
  });

  it('only these commands are stood in for, each with its reason', () => {
    const commands = inShell.flatMap(({ text }) => commandsIn(text).flatMap((line) => line.split(' && ')));
    for (const command of Object.keys(stoodIn)) expect(commands).toContain(command);
    expect(commands.filter((command) => /^npm (ci|test|start)\b/.test(command) && !(command in stoodIn))).toEqual([]);
  });
});

describe.skipIf(process.platform === 'win32')('a new administrator who has nothing but the pages', () => {
  let administrator: Administrator;
  let printed = '';
  const typed: Block[] = [];
  const types = (block: Block) => {
    typed.push(block);
    return administrator.types(block.text);
  };

  beforeAll(async () => { administrator = await anAdministrator(); }, 120_000);

  it('starts the demo, is told how to sign in, and finds the settings', async () => {
    for (const block of shellOf('README.md', 'Start')) types(block);
    await administrator.starts(async (output) => { await until(async () => output().includes('orders-and-promises')); });
    for (const block of shellOf('README.md', 'Your own data')) types(block);
    expect(Object.keys((JSON.parse(readFileSync(join(administrator.folder, 'local.settings.json'), 'utf8')) as { Values: object }).Values)).toContain('BATCHLINE_ERP');
  }, 120_000);

  it('has a first night of an ERP of three lines, and people', () => {
    printed = shellOf('docs/operations.md', 'A trial on one machine').map(types).join('\n');
    expect(printed).toContain('linesRead 3, newLines 3');
    expect(printed).toContain('3 lines checked. The ledger holds.');
    expect(printed).toContain('The audit trail is whole: 2 events');
  }, 120_000);

  it('sees the first confirmation of a supplier', async () => {
    const password = /Added liu@example\.com .* The password is (\S+)/.exec(printed)![1]!;
    await administrator.starts(async () => {
      const liu = await aGuest(administrator.url, 'liu@example.com', password);
      const { groups } = await liu<z.infer<(typeof readInbox)['reply']>>('GET', 'inbox');
      expect(groups.map(({ supplierCode, open }) => [supplierCode, open])).toEqual([['S1', 2]]);
      const { id: proposalId, version } = groups[0]!.sections.flatMap(({ proposals }) => proposals)[0]!;
      const reply = await liu<z.infer<(typeof answerInbox)['reply']>>('POST', 'inbox/answers', { answers: [{ proposalId, version, answer: { kind: 'accept' } }] });
      expect(reply.answered).toMatchObject([{ outcome: 'accepted', source: 'supplier-confirmed' }]);
    });
  }, 120_000);

  it('makes a release, which starts with nothing but what is in it', async () => {
    shellOf('docs/operations.md', 'Make a release').forEach(types);
    const released = join(administrator.folder, '.data', 'release');
    expect(existsSync(join(released, 'node_modules', 'typescript'))).toBe(false);
    expect(readFileSync(join(released, 'THIRD-PARTY.md'), 'utf8')).not.toContain('not stated');
    await administrator.starts(async (output) => { await until(async () => output().includes('Batchline: http')); }, '.data/release');
  }, 180_000);

  it('backs up, restores, and drills it', () => {
    const told = shellOf('docs/operations.md', 'Back up and restore').map(types).join('\n');
    expect(told.match(/The ledger holds\./g)).toHaveLength(1);
    expect(told.match(/Everything is there again\./g)).toHaveLength(2);
  }, 120_000);

  it('has typed every block', () => {
    expect(inShell.filter((block) => !typed.includes(block))).toEqual([]);
  });
});

/** Somebody with the first password, who has chosen another. */
async function aGuest(url: string, email: string, password: string) {
  let cookie = '';
  const call = async <Reply>(method: string, path: string, body?: object): Promise<Reply> => {
    const reply = await fetch(`${url}/api/${path}`, { method, headers: { cookie, 'origin': url, 'content-type': 'application/json' }, ...(body && { body: JSON.stringify(body) }) });
    if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`);
    cookie = reply.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    return await reply.json() as Reply;
  };
  await call('POST', 'session', { email, password });
  await call('PUT', 'session/password', { current: password, next: 'spring-steel-and-tea' });
  return call;
}
