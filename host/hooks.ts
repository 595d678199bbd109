import type { App } from './load-app.js';
import type { HookName } from './registry.js';

/** Runs the hooks the app registered, in order. A hook that throws stops what it hooks into, as in the real worker. */
export async function runHooks({ hooks }: Pick<App, 'hooks'>, name: HookName, context: object): Promise<void> {
  for (const hook of hooks[name]) await hook(context);
}
