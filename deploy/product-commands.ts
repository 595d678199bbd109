import type { Choices } from './choices.js';
import { isWithin, layoutOf, within } from './layout.js';
import type { Action } from './plan.js';

/** A command of a release, with the settings of this machine: what `npm run` does, without npm. */
export function productCommand(choices: Choices, release: string, ...args: readonly string[]): Action {
  return { kind: 'run', command: choices.node, args: [`--env-file=${layoutOf(choices).settings}`, within(release, 'host', 'launch.js'), ...args], cwd: release };
}

/** The one who serves: our own host, or Microsoft's with nothing but the API. */
export function servingCommand(choices: Choices): readonly string[] {
  const { settings, launch } = layoutOf(choices);
  return [choices.node, `--env-file=${settings}`, launch, ...(choices.host === 'functions' ? ['func', '--without-client'] : ['start'])];
}

export const healthUrl = ({ port }: Choices): string => `http://127.0.0.1:${port}/api/health`;

/** Where IIS finds the client: apart, so that its account reads nothing else of the release. */
export const siteOf = (release: string): string => within(release, 'site');

/**
 * What is laid down for one release, while another may be serving.
 *
 * @throws Error when the release lies where it is to be copied: it would be removed first
 */
export function layDown(choices: Choices, webConfig: string): Action[] {
  const { release } = layoutOf(choices);
  if (isWithin(choices.release, choices.root)) throw new Error(`${choices.release} lies in ${choices.root}, where releases are copied to. Unpack the release somewhere else and run its script there.`);
  return [
    { kind: 'exists', path: within(choices.release, 'sbom.json'), orElse: 'This is no release: npm run release makes one.' },
    { kind: 'copy', from: choices.release, to: release },
    { kind: 'copy', from: within(choices.release, 'dist', 'web'), to: siteOf(release) },
    { kind: 'write', path: within(siteOf(release), 'web.config'), text: webConfig },
  ];
}
