import { existsSync, lstatSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readChoices, type Choices } from './choices.js';
import { doAction } from './do-action.js';
import { installPlan } from './install-plan.js';
import { layoutOf } from './layout.js';
import { planInWords, type Step } from './plan.js';
import { runPlan } from './run-plan.js';
import { isEmbeddedIn, portIn } from './settings-file.js';
import { uninstallPlan } from './uninstall-plan.js';
import { updatePlan, type Standing } from './update-plan.js';
import { verifyInstall } from './verify-install.js';
import { siteIsThere } from './windows-site.js';
import { webConfigFor } from './web-config.js';

const release = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

const usage = 'install | update | uninstall | verify  [--root ...] [--data ...] [--site host --certificate thumbprint] [--dry-run]; docs/operations.md tells all';

/** `node host/launch.js deploy install ...`, behind the doors in deploy/windows. 1 when it failed and was undone. */
export async function run([order = '', ...args]: string[]): Promise<number> {
  const { version } = JSON.parse(readFileSync(join(release, 'package.json'), 'utf8')) as { version: string };
  const choices = asInstalled(readChoices(args, { release, version, node: process.execPath }));
  if (order === 'verify') return verifyInstall(choices);
  if (order !== 'install' && order !== 'update' && order !== 'uninstall') {
    console.error(usage);
    return 1;
  }
  const steps = planFor(order, choices);
  if (choices.dryRun) {
    console.log(JSON.stringify(planInWords(steps), null, 2));
    return 0;
  }
  if (process.platform !== 'win32') throw new Error('This is for Windows. With --dry-run it tells what it would do there.');
  return runAndTell(steps);
}

function planFor(order: 'install' | 'update' | 'uninstall', choices: Choices): Step[] {
  const webConfig = () => webConfigFor(readFileSync(join(choices.release, 'deploy', 'windows', 'web.config'), 'utf8'), choices.port);
  if (order === 'uninstall') return uninstallPlan(choices);
  return order === 'install' ? installPlan(choices, webConfig()) : updatePlan(choices, standingOn(choices), webConfig());
}

/** @throws Error when nothing is installed */
function standingOn(choices: Choices): Standing {
  const { current, settings } = layoutOf(choices);
  if (!lstatSync(current, { throwIfNoEntry: false })) throw new Error(`${current} is missing: nothing is installed there. Install first, or name the folder with --root.`);
  return { release: realpathSync(current), isEmbedded: isEmbeddedIn(readFileSync(settings, 'utf8')), hasSite: siteIsThere(choices.service) };
}

/** Where settings are there already, they say the port. */
function asInstalled(choices: Choices): Choices {
  const { settings } = layoutOf(choices);
  return existsSync(settings) ? { ...choices, port: portIn(readFileSync(settings, 'utf8')) ?? choices.port } : choices;
}

async function runAndTell(steps: readonly Step[]): Promise<number> {
  const { done, undoProblems, stoppedMs } = await runPlan(steps, { act: doAction, clock: () => performance.now(), tell: (line) => console.log(line) });
  if (stoppedMs > 0) console.log(`Batchline was stopped for ${Math.round(stoppedMs / 1000)} s.`);
  if (done) console.log('Done.');
  else console.error(undoProblems.length === 0 ? 'It failed; everything is as it was before.' : `It failed, and could not all be undone:\n${undoProblems.join('\n')}`);
  return done ? 0 : 1;
}
