/** One thing that is done to the machine. All of it is data, so that a plan can be read before it is run. */
export type Action =
  | { kind: 'run'; command: string; args: readonly string[]; cwd?: string; mayFail?: true }
  | { kind: 'service'; order: 'start' | 'stop'; name: string; waitSeconds: number }
  | { kind: 'folder'; path: string }
  | { kind: 'copy'; from: string; to: string }
  | { kind: 'remove'; path: string }
  | { kind: 'write'; path: string; text: string; onlyIfMissing?: true }
  | { kind: 'link'; path: string; to: string }
  | { kind: 'exists'; path: string; orElse: string }
  | { kind: 'absent'; path: string; orElse: string }
  | { kind: 'unused'; service: string }
  | { kind: 'healthy'; url: string; waitSeconds: number };

/** `undo` brings back what was before. It does no harm where the step was done by half, or not at all. */
export interface Step { what: string; why: string; do: readonly Action[]; undo?: readonly Action[] }

/** What a person would type, or where a person would look. */
export function inWords(action: Action): string {
  switch (action.kind) {
    case 'run': return [action.command, ...action.args].map(quoted).join(' ');
    case 'service': return `sc.exe ${action.order} ${action.name}, and wait ${action.waitSeconds} s at most`;
    case 'folder': return `make the folder ${action.path}`;
    case 'copy': return `copy ${action.from} to ${action.to}`;
    case 'remove': return `remove ${action.path}`;
    case 'write': return `write ${action.path}${action.onlyIfMissing ? ', unless it is there' : ''}`;
    case 'link': return `let ${action.path} point to ${action.to}`;
    case 'exists': return `look for ${action.path}`;
    case 'absent': return `see that there is no ${action.path}`;
    case 'unused': return `see that there is no service ${action.service}`;
    case 'healthy': return `ask ${action.url} until it says that it is up, ${action.waitSeconds} s at most`;
  }
}

const quoted = (word: string) => (/[\s"]/.test(word) ? `"${word.replaceAll('"', '\\"')}"` : word);

export interface StepInWords { what: string; why: string; do: readonly string[]; undo: readonly string[] }

/** For `--dry-run`. */
export const planInWords = (steps: readonly Step[]): StepInWords[] =>
  steps.map(({ what, why, do: actions, undo = [] }) => ({ what, why, do: actions.map(inWords), undo: undo.map(inWords) }));
