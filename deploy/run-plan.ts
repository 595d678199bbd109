import type { Action, Step } from './plan.js';

/** What touches the machine; a test gives another. */
export interface Effects {
  act(action: Action): Promise<void>;
  /** Milliseconds of a clock that only goes forward. */
  clock(): number;
  tell(line: string): void;
}

export interface Outcome { done: boolean; failedAt?: string; problem?: string; undoProblems: readonly string[]; stoppedMs: number }

/** Does the steps in order. When one fails, everything done so far is undone, the newest first, that one included. */
export async function runPlan(steps: readonly Step[], effects: Effects): Promise<Outcome> {
  const stopped = watchStops(effects);
  const begun: Step[] = [];
  for (const step of steps) {
    begun.push(step);
    effects.tell(step.what);
    try {
      for (const action of step.do) await stopped.act(action);
    } catch (error) {
      const problem = (error as Error).message;
      effects.tell(`This failed: ${problem}`);
      return { done: false, failedAt: step.what, problem, undoProblems: await undo(begun, stopped.act, effects), stoppedMs: stopped.ms() };
    }
  }
  return { done: true, undoProblems: [], stoppedMs: stopped.ms() };
}

/** One undo that fails does not keep the others from being tried. */
async function undo(begun: readonly Step[], act: Effects['act'], effects: Effects): Promise<string[]> {
  const problems: string[] = [];
  for (const { what, undo: actions = [] } of begun.toReversed()) {
    if (actions.length > 0) effects.tell(`Undoing: ${what}`);
    for (const action of actions) {
      await act(action).catch((error: Error) => { problems.push(`${what}: ${error.message}`); });
    }
  }
  return problems;
}

/** From the moment in which the old release is told to stop until somebody answers again. */
function watchStops(effects: Effects) {
  let since: number | null = null;
  let sum = 0;
  const act = async (action: Action) => {
    if (action.kind === 'service' && action.order === 'stop') since ??= effects.clock();
    await effects.act(action);
    if (action.kind !== 'healthy' || since === null) return;
    sum += effects.clock() - since;
    since = null;
  };
  return { act, ms: () => sum + (since === null ? 0 : effects.clock() - since) };
}
