import type { Choices } from './choices.js';
import { layoutOf } from './layout.js';
import type { Action, Step } from './plan.js';
import { servingCommand } from './product-commands.js';

/** Seconds that requests and a step's piece of work get to end before the process tree is killed. */
export const stopSeconds = 60;

/** Windows makes this account with the service: it has no password, and no rights but those it is given. */
export const accountOf = ({ service }: Pick<Choices, 'service'>): string => `NT SERVICE\\${service}`;

/** Shawl stands between Windows and Node: it passes on a stop as Ctrl-C, keeps the logs and starts again what failed. */
export function shawlArguments(choices: Choices): readonly string[] {
  const { current, logs } = layoutOf(choices);
  return [
    'add', '--name', choices.service, '--cwd', current,
    '--stop-timeout', String(stopSeconds * 1000), '--kill-process-tree', '--restart-if-not', '0', '--restart-delay', '5000',
    '--log-dir', logs, '--log-cmd-as', 'batchline', '--log-rotate', 'daily', '--log-retain', '30',
    '--', ...servingCommand(choices),
  ];
}

export function registerService(choices: Choices): Step {
  const sc = (...args: string[]): Action => ({ kind: 'run', command: 'sc.exe', args });
  const { service } = choices;
  return {
    what: `Register the Windows service ${service}`, why: 'It starts with the machine, is started again when it fails, and runs under an account of its own that has no password and few rights.',
    do: [
      { kind: 'run', command: choices.shawl, args: shawlArguments(choices) },
      sc('config', service, 'start=', 'delayed-auto', 'obj=', accountOf(choices)),
      sc('description', service, 'Batchline: purchase order lines, deliveries and what changed overnight'),
      sc('failure', service, 'reset=', '86400', 'actions=', 'restart/5000/restart/60000/restart/300000'),
    ],
    undo: [{ kind: 'run', command: 'sc.exe', args: ['delete', service], mayFail: true }],
  };
}

export const stopService = ({ service }: Choices): Action => ({ kind: 'service', order: 'stop', name: service, waitSeconds: stopSeconds + 15 });
export const startService = ({ service }: Choices): Action => ({ kind: 'service', order: 'start', name: service, waitSeconds: 30 });
