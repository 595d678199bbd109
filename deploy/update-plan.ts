import type { Choices } from './choices.js';
import { pointSite } from './iis.js';
import { layoutOf, within } from './layout.js';
import type { Action, Step } from './plan.js';
import { healthUrl, layDown, productCommand } from './product-commands.js';
import { startService, stopService } from './shawl.js';

/** What stands on the machine. */
export interface Standing { release: string; isEmbedded: boolean; hasSite: boolean }

/**
 * Puts a new release in the place of the one that serves. What fails is undone: the old release serves again, on the database
 * as far as it was migrated. Migrations only add and each is whole or not there at all, so nothing has to be restored.
 *
 * @throws Error when the release is the one that serves
 */
export function updatePlan(choices: Choices, standing: Standing, webConfig: string): Step[] {
  const { release } = layoutOf(choices);
  if (release === standing.release) throw new Error(`Release ${choices.version} is the one that serves.`);
  return [
    { what: `Copy release ${choices.version} beside the old one`, why: 'This is the long part, and the old release goes on serving.', do: layDown(choices, webConfig), undo: [{ kind: 'remove', path: release }] },
    { what: 'Stop the old release', why: 'Two releases must not write at once. Requests under way get a minute to end.', do: [stopService(choices)], undo: startAgain(choices) },
    ...(standing.isEmbedded ? [backUpFirst(choices, standing)] : []),
    { what: 'Bring the database to the new release', why: 'Each migration is one transaction, and they only add: the old release can go on with what was added.', do: [productCommand(choices, release, 'platform/migrate')] },
    switchTo(choices, standing),
    { what: 'Start the new release', why: 'It has to answer in time, or the old one takes its place again.', do: [startService(choices), { kind: 'healthy', url: healthUrl(choices), waitSeconds: choices.waitSeconds }], undo: [stopService(choices)] },
  ];
}

const startAgain = (choices: Choices): Action[] => [startService(choices), { kind: 'healthy', url: healthUrl(choices), waitSeconds: Math.max(120, choices.waitSeconds) }];

function backUpFirst(choices: Choices, { release }: Standing): Step {
  const file = within(layoutOf(choices).backups, `before-${choices.version}.db`);
  return {
    what: `Back the database up as ${file}`, why: 'The update can be undone without it. It is for the day on which everything else went wrong too.',
    do: [{ kind: 'folder', path: layoutOf(choices).backups }, productCommand(choices, release, 'platform/backup', '--to', file)],
  };
}

function switchTo(choices: Choices, { release: old, hasSite }: Standing): Step {
  const { current, release } = layoutOf(choices);
  const pointing = (to: string): Action[] => [{ kind: 'link', path: current, to }, ...(hasSite ? [pointSite(choices, to)] : [])];
  return { what: 'Let current point to the new release', why: 'The service and the site follow it.', do: pointing(release), undo: pointing(old) };
}
