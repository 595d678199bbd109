import type { Choices } from './choices.js';
import { layoutOf } from './layout.js';
import type { Action, Step } from './plan.js';
import { accountOf } from './shawl.js';

/** By number, because their names are translated. */
const system = '*S-1-5-18';
const administrators = '*S-1-5-32-544';

/** Nobody but the system, administrators and the service's account; what was inherited is dropped. */
export function giveRights(choices: Choices): Step {
  const { settings } = layoutOf(choices);
  const icacls = (path: string, ...args: string[]): Action => ({ kind: 'run', command: 'icacls.exe', args: [path, ...args] });
  const account = accountOf(choices);
  return {
    what: 'Give rights on the data', why: 'The service changes its data and reads its settings. Other accounts see neither; the settings hold passwords.',
    do: [
      icacls(choices.data, '/inheritance:r', '/grant:r', `${system}:(OI)(CI)F`, `${administrators}:(OI)(CI)F`, `${account}:(OI)(CI)M`),
      icacls(settings, '/inheritance:r', '/grant:r', `${system}:F`, `${administrators}:F`, `${account}:R`),
    ],
  };
}
