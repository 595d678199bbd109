import type { RegisteredFunction } from './registry.js';
import type { Binding } from './worker-contract.js';

export interface HttpFunction {
  kind: 'http';
  name: string;
  /** Without the prefix and without outer slashes. */
  route: string;
  methods: readonly string[];
  triggerName: string;
  registered: RegisteredFunction;
}

export interface TimerFunction {
  kind: 'timer';
  name: string;
  schedule: string;
  runOnStartup: boolean;
  useMonitor: boolean;
  triggerName: string;
  registered: RegisteredFunction;
}

export type AppFunction = HttpFunction | TimerFunction;

const knownBindings = new Set<string | undefined>(['httpTrigger', 'timerTrigger', 'http']);

/** Describes a function by its trigger. Throws for anything this host would run otherwise than the real one. */
export function describe(registered: RegisteredFunction): AppFunction {
  const { name, bindings, retryOptions } = registered;
  if (!/^[a-z][\w-]{0,127}$/i.test(name)) throw new Error(`"${name}" is not a valid function name.`);
  if (retryOptions) throw new Error(`Function ${name} has a retry policy, which the embedded host does not follow.`);
  const foreign = Object.values(bindings).find(({ type }) => !knownBindings.has(type));
  if (foreign) throw new Error(`Function ${name} has a ${foreign.type}; the embedded host has HTTP and timers only.`);
  const [triggerName, trigger] = Object.entries(bindings).find(([, { direction }]) => direction === 'in')!;
  const common = { name, triggerName, registered };
  return trigger.type === 'httpTrigger'
    ? { kind: 'http', ...common, ...httpSettings(name, trigger) }
    : { kind: 'timer', ...common, ...timerSettings(trigger) };
}

function httpSettings(name: string, { route, methods }: Binding) {
  const path = String(route || name).replaceAll(/^\/+|\/+$/g, '');
  return { route: path, methods: (methods as string[]).map((method) => method.toUpperCase()) };
}

function timerSettings({ schedule, runOnStartup, useMonitor }: Binding) {
  return {
    schedule: String(schedule),
    runOnStartup: runOnStartup === true,
    useMonitor: useMonitor !== false,
  };
}
