import { describe, expect, it } from 'vitest';
import { readChoices } from '../../deploy/choices.js';
import { installPlan } from '../../deploy/install-plan.js';
import { openTo } from '../../deploy/open-to.js';
import { planInWords, type Step } from '../../deploy/plan.js';
import { runPlan, type Effects } from '../../deploy/run-plan.js';
import { readQuery } from '../../deploy/sc-exe.js';
import { firstSettings, isEmbeddedIn, portIn } from '../../deploy/settings-file.js';
import { thirdPartyList } from '../../deploy/third-party.js';
import { uninstallPlan } from '../../deploy/uninstall-plan.js';
import { updatePlan } from '../../deploy/update-plan.js';
import { nodeFault } from '../../deploy/verify-install.js';
import { parseEnvironment } from '../../functions/platform/environment.js';

const found = { release: 'D:\\batchline-1.1.0', version: '1.1.0', node: 'C:\\Program Files\\nodejs\\node.exe' };
const withSite = ['--site', 'batchline.example.com', '--certificate', '0123456789abcdef0123456789abcdef01234567'];
const choices = (...args: string[]) => readChoices(args, found);
const told = (steps: readonly Step[]) => planInWords(steps).flatMap((step) => step.do);
const standing = { release: 'C:\\Program Files\\Batchline\\releases\\1.0.0', isEmbedded: true, hasSite: true };

describe('what may be chosen', () => {
  it.each([
    [['--port', '0'], '--port is a whole number'], [['--service', 'a & b'], '--service is a name'], [['--site', 'x.example'], 'needs --certificate'],
    [['--site', 'x" & calc', '--certificate', '0'.repeat(40)], '--site is a host name'], [['--data', 'C:\\Program Files\\Batchline\\data'], '--data must not lie'], [['--host', 'nginx'], '--host is'],
  ])('%j is refused', (args, says) => {
    expect(() => choices(...args)).toThrow(says);
  });
});

describe('the plan of an installation', () => {
  const words = told(installPlan(choices(...withSite), ''));

  it('says of every step what and why, and how what can be undone is undone', () => {
    const plan = planInWords(installPlan(choices(...withSite), ''));
    for (const { what, why, do: actions } of plan) expect([what.length > 5, why.length > 20, actions.length > 0]).toEqual([true, true, true]);
    expect(plan.filter(({ undo }) => undo.length > 0).length).toBeGreaterThan(4);
  });

  it('makes a service that is given a minute to stop, dies with its children, and starts again when it failed', () => {
    const add = words.find((line) => line.includes('shawl.exe" add'))!;
    for (const part of ['--stop-timeout 60000', '--kill-process-tree', '--restart-if-not 0', '--log-dir C:\\ProgramData\\Batchline\\logs', '"--env-file=C:\\ProgramData\\Batchline\\settings.env"'.replaceAll('"', ''), '"C:\\Program Files\\Batchline\\current\\host\\launch.js" start']) expect(add).toContain(part);
    expect(add).not.toMatch(/password|secret/i);
  });

  it('gives the service an account of its own, and the settings to nobody else', () => {
    expect(words).toContain('sc.exe config Batchline start= delayed-auto obj= "NT SERVICE\\Batchline"');
    const rights = words.find((line) => line.startsWith('icacls.exe C:\\ProgramData\\Batchline\\settings.env'))!;
    expect(rights).toContain('/inheritance:r');
    expect(rights).toContain('NT SERVICE\\Batchline:R');
    expect(rights).not.toMatch(/Users|Everyone|S-1-1-0/);
  });

  it('can run Microsoft\'s host in its place, with the API alone', () => {
    expect(told(installPlan(choices('--host', 'functions'), '')).find((line) => line.includes('shawl.exe" add'))).toMatch(/launch\.js" func --without-client$/);
  });

  it('touches IIS only for a site', () => {
    expect(words.some((line) => line.includes('appcmd.exe add site') && line.includes('https/*:443:batchline.example.com'))).toBe(true);
    expect(told(installPlan(choices(), '')).filter((line) => /appcmd|netsh/.test(line))).toEqual([]);
  });

  it('writes first settings that the product takes', () => {
    const lines = firstSettings(choices(...withSite)).split('\n').filter((line) => line !== '' && !line.startsWith('#')).map((line) => line.split(/=(.*)/s).slice(0, 2) as [string, string]);
    const environment = Object.fromEntries(lines.filter(([name]) => name !== 'BATCHLINE_SECRET_KEY'));
    expect(parseEnvironment(environment)).toMatchObject({ ADDRESS: '127.0.0.1', PORT: 7071, PUBLIC_URL: 'https://batchline.example.com', BATCHLINE_ERP: 'none' });
  });
});

describe('a settings file that is there', () => {
  it('tells port and database', () => {
    const written = firstSettings(choices('--port', '8080'));
    expect([portIn(written), isEmbeddedIn(written)]).toEqual([8080, true]);
    expect([portIn('# PORT=1\n'), isEmbeddedIn('# BATCHLINE_DATABASE=sqlite:x\nBATCHLINE_DATABASE="Server=db01;Database=batchline"')]).toEqual([null, false]);
  });
});

describe('the plan of an update', () => {
  it('copies while the old release serves, backs up before it migrates, and switches last', () => {
    const order = told(updatePlan(choices(), standing, '')).map((line) => /^copy D:|sc\.exe stop|platform\/backup|platform\/migrate|let .*current point|appcmd\.exe set vdir|sc\.exe start|ask http/.exec(line)?.[0] ?? null).filter((one) => one !== null);
    expect(order).toEqual(['copy D:', 'copy D:', 'sc.exe stop', 'platform/backup', 'platform/migrate', expect.stringContaining('current point'), 'appcmd.exe set vdir', 'sc.exe start', 'ask http']);
  });

  it('leaves the backup of a SQL Server to SQL Server', () => {
    expect(told(updatePlan(choices(), { ...standing, isEmbedded: false }, '')).join()).not.toContain('platform/backup');
  });

  it('is refused for a release that lies where it would be copied to', () => {
    expect(() => updatePlan(choices('--release', 'c:/program files/batchline/releases/1.1.0'), standing, '')).toThrow('Unpack the release somewhere else');
  });

  it('is refused for the release that serves', () => {
    expect(() => updatePlan(choices(), { ...standing, release: 'C:\\Program Files\\Batchline\\releases\\1.1.0' }, '')).toThrow('is the one that serves');
  });
});

describe('the plan of a removal', () => {
  it('leaves the data, unless they are to go too', () => {
    expect(told(uninstallPlan(choices()))).not.toContain('remove C:\\ProgramData\\Batchline');
    expect(told(uninstallPlan(choices('--with-data')))).toContain('remove C:\\ProgramData\\Batchline');
  });
});

describe('a plan that is run', () => {
  const step = (name: string): Step => ({ what: name, why: '', do: [{ kind: 'folder', path: name }], undo: [{ kind: 'remove', path: name }] });
  const effectsFailingAt = (...bad: string[]) => {
    const seen: string[] = [];
    const effects: Effects = { clock: () => 0, tell: () => {}, act: async (action) => { const path = `${action.kind} ${'path' in action ? action.path : ''}`; seen.push(path); if (bad.includes(path)) throw new Error(`no ${path}`); } };
    return { seen, effects };
  };

  it('undoes the newest first when a step fails, that step included', async () => {
    const { seen, effects } = effectsFailingAt('folder c');
    expect(await runPlan(['a', 'b', 'c', 'd'].map(step), effects)).toEqual({ done: false, failedAt: 'c', problem: 'no folder c', undoProblems: [], stoppedMs: 0 });
    expect(seen).toEqual(['folder a', 'folder b', 'folder c', 'remove c', 'remove b', 'remove a']);
  });

  it('goes on undoing when one undo fails, and tells', async () => {
    const { seen, effects } = effectsFailingAt('folder b', 'remove b');
    expect((await runPlan(['a', 'b'].map(step), effects)).undoProblems).toEqual(['b: no remove b']);
    expect(seen.at(-1)).toBe('remove a');
  });
});

describe('what Windows says is understood', () => {
  it('the state of a service, whatever the language', () => {
    expect(readQuery('SERVICE_NAME: Batchline\n        TYPE               : 10  WIN32_OWN_PROCESS\n        STATE              : 4  RUNNING\n        PID                : 4711\n')).toEqual({ state: 4, pid: 4711 });
    expect(readQuery('        TYP                : 10  WIN32_OWN_PROCESS\n        STATUS             : 1  STOPPED\n')).toEqual({ state: 1, pid: 0 });
  });

  it('whom a file is open to', () => {
    expect(openTo('O:BAG:SYD:PAI(A;;FA;;;SY)(A;;FA;;;BA)(A;;FR;;;S-1-5-80-1)')).toEqual([]);
    expect(openTo('O:BAG:SYD:AI(A;;FA;;;SY)(A;ID;0x1200a9;;;BU)(A;;FR;;;WD)')).toEqual(['all users of this machine', 'everyone']);
  });

  it('which Node will do', () => {
    expect(['20.18.1', '20.19.0', '18.20.0', '22.4.0', '24.1.0'].map((version) => nodeFault(version) === null)).toEqual([false, true, false, true, true]);
  });
});

describe('the list of packages', () => {
  it('names each with its licence, in order', () => {
    const list = thirdPartyList({ components: [{ name: 'zod', version: '4.0.0', licenses: [{ license: { id: 'MIT' } }] }, { name: 'a', version: '1.0.0', licenses: [{ expression: 'MIT OR Apache-2.0' }] }, { name: 'b', version: '1.0.0' }] });
    expect(list.split('\n').slice(-4, -1)).toEqual(['| a | 1.0.0 | MIT OR Apache-2.0 |', '| b | 1.0.0 | not stated |', '| zod | 4.0.0 | MIT |']);
  });
});
