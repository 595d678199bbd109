import type { Choices } from './choices.js';
import { removeSite } from './iis.js';
import { layoutOf } from './layout.js';
import type { Step } from './plan.js';
import { stopService } from './shawl.js';

/** Takes the product away and leaves what people did, unless the data are to go too. There is no way back. */
export function uninstallPlan(choices: Choices): Step[] {
  const { current } = layoutOf(choices);
  return [
    { what: 'Stop and remove the service', why: 'Its account goes with it.', do: [stopService(choices), { kind: 'run', command: 'sc.exe', args: ['delete', choices.service] }] },
    { what: 'Remove the site', why: 'Where there is none, nothing happens.', do: removeSite(choices) },
    { what: 'Remove all releases', why: 'The link goes first, so that nothing is removed through it.', do: [{ kind: 'remove', path: current }, { kind: 'remove', path: choices.root }] },
    ...(choices.withData ? [{ what: 'Remove settings, database, backups and logs', why: '--with-data asks for it.', do: [{ kind: 'remove' as const, path: choices.data }] }] : []),
  ];
}
