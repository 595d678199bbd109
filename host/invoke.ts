import type { InvocationContext } from '@azure/functions';
import { randomUUID } from 'node:crypto';
import { inspect } from 'node:util';
import type { AppFunction } from './app-function.js';
import { runHooks } from './hooks.js';
import type { App } from './load-app.js';
import type { Log } from './log-entry.js';
import type {
  CoreInvocation,
  FunctionCallback,
  InvocationModel,
  InvocationReply,
  TriggerData,
} from './worker-contract.js';

/** Runs one function once. What the handler throws is logged with the invocation id, then thrown on. */
export type Invoke = (fn: AppFunction, data: TriggerData, traceParent?: string) => Promise<InvocationReply>;

export const createInvoke = (app: App, log: Log): Invoke =>
  async function invoke(fn, data, traceParent = '') {
    const invocation = invocationOf(fn, { data, traceParent, log: throughHooks(app, log) });
    try {
      return await run(app, fn, invocation);
    } catch (error) {
      const { invocationId } = invocation;
      log({ level: 'error', category: 'system', message: inspect(error), invocationId, functionName: fn.name });
      throw error;
    }
  };

async function run(app: App, fn: AppFunction, invocation: CoreInvocation): Promise<InvocationReply> {
  const model = app.model.getInvocationModel(invocation);
  const { context, inputs } = await model.getArguments();
  const hookContext = { hookData: {}, appHookData: app.appHookData, invocationContext: context, inputs };
  const before = { ...hookContext, functionCallback: fn.registered.callback };
  invocation.state = 'preInvocationHooks';
  await runHooks(app, 'preInvocation', before);
  invocation.state = 'invocation';
  const after = { ...hookContext, inputs: before.inputs, ...(await outcomeOf(model, before)) };
  invocation.state = 'postInvocationHooks';
  await runHooks(app, 'postInvocation', after);
  invocation.state = undefined;
  if (after.error !== null && after.error !== undefined) throw after.error;
  return model.getResponse(context, after.result);
}

interface Call {
  invocationContext: InvocationContext;
  inputs: unknown[];
  functionCallback: FunctionCallback;
}

async function outcomeOf(model: InvocationModel, call: Call): Promise<{ result: unknown; error: unknown }> {
  try {
    const result = await model.invokeFunction(call.invocationContext, call.inputs, call.functionCallback);
    return { result, error: null };
  } catch (error) {
    return { result: null, error: error ?? new Error(`The handler threw ${String(error)}.`) };
  }
}

/** What a function says passes the app's log hooks, which may reword it but not break it. */
function throughHooks({ hooks }: App, log: Log): Log {
  if (hooks.log.length === 0) return log;
  return (entry) => {
    const context = { ...entry };
    for (const hook of hooks.log) {
      try {
        hook(context);
      } catch {
        // a log hook must not break the invocation
      }
    }
    log({ ...entry, level: context.level, message: context.message });
  };
}

interface Circumstances {
  data: TriggerData;
  traceParent: string;
  log: Log;
}

function invocationOf(fn: AppFunction, { data, traceParent, log }: Circumstances): CoreInvocation {
  const invocationId = randomUUID();
  return {
    invocationId,
    metadata: fn.registered,
    state: undefined,
    request: {
      invocationId,
      functionId: fn.name,
      inputData: [{ name: fn.triggerName, data }],
      triggerMetadata: {},
      traceContext: { traceParent, traceState: '', attributes: {} },
    },
    log: (level, category, message) => log({ level, category, message, invocationId, functionName: fn.name }),
  };
}
