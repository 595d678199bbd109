import type { Log } from './log-entry.js';
import type { FunctionCallback, FunctionMetadata, ProgrammingModel } from './worker-contract.js';

export interface RegisteredFunction extends FunctionMetadata {
  callback: FunctionCallback;
}

export const hookNames = ['appStart', 'appTerminate', 'preInvocation', 'postInvocation', 'log'] as const;
export type HookName = (typeof hookNames)[number];

/** What one app's modules registered while they were loaded. */
export interface AppRegistration {
  functions: RegisteredFunction[];
  hooks: Record<HookName, FunctionCallback[]>;
  /** Shared by all hooks of the app, for as long as it runs. */
  appHookData: Record<string, unknown>;
}

export interface Registry {
  model: ProgrammingModel | undefined;
  log: Log;
  addFunction(fn: RegisteredFunction): () => void;
  addHook(name: string, hook: FunctionCallback): () => void;
  /**
   * Everything registered during `load` belongs to the app in `appDir`. Node evaluates a module once, so starting the
   * same app again finds what it registered the first time.
   */
  loadApp(appDir: string, load: () => Promise<void>): Promise<AppRegistration>;
}

export function createRegistry(): Registry {
  const apps = new Map<string, AppRegistration>();
  let loading: AppRegistration | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  const loadNow = async (appDir: string, load: () => Promise<void>) => {
    const app = (loading = apps.get(appDir) ?? emptyApp());
    apps.set(appDir, app);
    await load().finally(() => { loading = undefined; });
    return app;
  };
  return {
    model: undefined,
    log: () => {},
    addFunction: (fn) => addUnique(duringStartup(loading).functions, fn),
    addHook: (name, hook) => addTo(duringStartup(loading).hooks[knownHook(name)], hook),
    loadApp(appDir, load) {
      const mine = turn.then(() => loadNow(appDir, load));
      turn = mine.catch(() => {});
      return mine;
    },
  };
}

const emptyApp = (): AppRegistration => ({
  functions: [],
  hooks: { appStart: [], appTerminate: [], preInvocation: [], postInvocation: [], log: [] },
  appHookData: {},
});

function duringStartup(app: AppRegistration | undefined): AppRegistration {
  if (!app) throw new Error('Functions and hooks can only be registered while the app starts.');
  return app;
}

function addUnique(functions: RegisteredFunction[], fn: RegisteredFunction): () => void {
  const sameName = functions.find(({ name }) => name.toLowerCase() === fn.name.toLowerCase());
  if (sameName) throw new Error(`Two functions are named "${fn.name}".`);
  return addTo(functions, fn);
}

function addTo<T>(list: T[], item: T): () => void {
  list.push(item);
  return () => void list.splice(list.indexOf(item) >>> 0, 1);
}

function knownHook(name: string): HookName {
  const known = hookNames.find((hook) => hook === name);
  if (!known) throw new RangeError(`There is no hook named "${name}".`);
  return known;
}
