import type { Choices } from './choices.js';
import { addSite, prepareProxy } from './iis.js';
import { layoutOf } from './layout.js';
import type { Action, Step } from './plan.js';
import { healthUrl, layDown, productCommand } from './product-commands.js';
import { giveRights } from './rights.js';
import { firstSettings } from './settings-file.js';
import { registerService, startService, stopService } from './shawl.js';

/** From a machine with Node, Shawl and, with a site, IIS, to a product that answers. */
export function installPlan(choices: Choices, webConfig: string): Step[] {
  return [
    lookAround(choices),
    makeFolders(choices),
    copyRelease(choices, webConfig),
    writeSettings(choices),
    pointToIt(choices),
    registerService(choices),
    giveRights(choices),
    { what: 'Bring the database to this release', why: 'A start would do it too; here a mistake in the settings is seen at once.', do: [productCommand(choices, layoutOf(choices).release, 'platform/migrate')] },
    ...(choices.site ? [prepareProxy(), addSite(choices)] : []),
    startIt(choices),
  ];
}

function lookAround(choices: Choices): Step {
  const { shawl, node, service } = choices;
  return {
    what: 'Look for what is needed', why: 'Nothing is changed before it is known to be there.',
    do: [
      { kind: 'exists', path: shawl, orElse: 'Shawl runs Batchline as a service: put shawl.exe there, or name it with --shawl. The service must be able to read it.' },
      { kind: 'absent', path: layoutOf(choices).current, orElse: 'Batchline is installed: use update.ps1.' },
      { kind: 'unused', service },
      { kind: 'run', command: node, args: ['--version'] },
    ],
  };
}

function makeFolders(choices: Choices): Step {
  const { releases, logs, backups } = layoutOf(choices);
  return { what: 'Make the folders', why: 'Releases lie in one place, what must outlive them in another.', do: [releases, logs, backups].map((path): Action => ({ kind: 'folder', path })) };
}

function copyRelease(choices: Choices, webConfig: string): Step {
  const { release } = layoutOf(choices);
  return { what: `Copy release ${choices.version}`, why: 'Each release has a folder of its own, so that going back is only a switch.', do: layDown(choices, webConfig), undo: [{ kind: 'remove', path: release }] };
}

function writeSettings(choices: Choices): Step {
  return {
    what: 'Write the first settings', why: 'They lie outside the release with a key made on this machine. A file that is there stays as it is.',
    do: [{ kind: 'write', path: layoutOf(choices).settings, text: firstSettings(choices), onlyIfMissing: true }],
  };
}

function pointToIt(choices: Choices): Step {
  const { current, release } = layoutOf(choices);
  return { what: 'Let current point to it', why: 'The service starts what current points to.', do: [{ kind: 'link', path: current, to: release }], undo: [{ kind: 'remove', path: current }] };
}

function startIt(choices: Choices): Step {
  return {
    what: 'Start, and wait until it answers', why: 'Installed is what answers.',
    do: [startService(choices), { kind: 'healthy', url: healthUrl(choices), waitSeconds: choices.waitSeconds }], undo: [stopService(choices)],
  };
}
