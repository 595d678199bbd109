import Module, { createRequire } from 'node:module';
import type { Log, LogLevel } from './log-entry.js';
import { createRegistry, type Registry } from './registry.js';
import type { FunctionCallback, FunctionMetadata, ProgrammingModel } from './worker-contract.js';

const coreModule = '@azure/functions-core';
const installed = Symbol.for('batchline.functions-core');
const owner = globalThis as { [installed]?: Registry };

/**
 * Gives @azure/functions the module that normally only Microsoft's worker has, by the worker's own technique.
 * Must run before the first `app.*` call: the library asks once per process and remembers a refusal for good. So there
 * is one registry per process, however many hosts start in it and however often this file is loaded.
 */
export function installCoreModule(log: Log): Registry {
  const registry = (owner[installed] ??= install());
  registry.log = log;
  return registry;
}

function install(): Registry {
  const registry = createRegistry();
  const api = coreApi(registry);
  Module.prototype.require = new Proxy(Module.prototype.require, {
    apply: (require, module, args) => (args[0] === coreModule ? api : Reflect.apply(require, module, args)),
  });
  if (createRequire(import.meta.url)(coreModule) === api) return registry;
  throw new Error(`This Node.js does not let ${coreModule} be provided.`);
}

const coreApi = (registry: Registry) => ({
  version: '3.14.1',
  hostVersion: '4.1052.200',
  Disposable,
  setProgrammingModel: (model: ProgrammingModel) => void (registry.model = model),
  getProgrammingModel: () => registry.model,
  registerFunction: (metadata: FunctionMetadata, callback: FunctionCallback) =>
    new Disposable(registry.addFunction({ ...metadata, callback })),
  registerHook: (name: string, hook: FunctionCallback) => new Disposable(registry.addHook(name, hook)),
  log: (level: LogLevel, category: string, message: string) => registry.log({ level, category, message }),
});

class Disposable {
  constructor(private readonly undo: () => void) {}

  static from(...parts: { dispose(): void }[]): Disposable {
    return new Disposable(() => parts.forEach((part) => part.dispose()));
  }

  dispose(): void {
    this.undo();
  }
}
