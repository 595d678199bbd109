import { relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, type AppFunction } from './app-function.js';
import { applyLocalSettings, mainOf, routePrefixOf } from './app-settings.js';
import { installCoreModule } from './core-module.js';
import { glob } from './glob.js';
import type { Log } from './log-entry.js';
import type { AppRegistration } from './registry.js';
import type { ProgrammingModel } from './worker-contract.js';

export interface App extends Pick<AppRegistration, 'hooks' | 'appHookData'> {
  dir: string;
  functions: readonly AppFunction[];
  model: ProgrammingModel;
  routePrefix: string;
}

/** Imports the app's function modules. Throws a sentence an operator can act on when the app cannot be run. */
export async function loadApp(appDir: string, log: Log): Promise<App> {
  const dir = resolve(appDir);
  applyLocalSettings(dir);
  const files = functionModulesOf(dir);
  const registry = installCoreModule(log);
  const { functions, ...shared } = await registry.loadApp(dir, () => importAll(files, dir));
  const { model } = registry;
  if (!model || functions.length === 0) throw new Error(registeredNothing);
  await refuseStreaming(model);
  return { dir, functions: functions.map(describe), ...shared, model, routePrefix: routePrefixOf(dir) };
}

function functionModulesOf(dir: string): string[] {
  const main = mainOf(dir);
  const files = glob(main, dir);
  if (files.length > 0) return files;
  throw new Error(`No file matches "${main}", the "main" of package.json in ${dir}. Is the app built?`);
}

async function importAll(files: string[], dir: string): Promise<void> {
  for (const file of files) {
    try {
      await import(pathToFileURL(file).href);
    } catch (error) {
      throw new Error(`${relative(dir, file)} cannot be loaded: ${(error as Error).message}`, { cause: error });
    }
  }
}

const registeredNothing =
  'The function modules registered nothing with this host: a second copy of @azure/functions is installed or ' +
  'bundled, or app.http or app.timer was called before the host started.';

async function refuseStreaming(model: ProgrammingModel): Promise<void> {
  const { HttpUri } = await model.getCapabilities({});
  if (HttpUri) throw new Error('The app turns on enableHttpStream, which the embedded host does not support.');
}
