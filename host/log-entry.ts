export type LogLevel = 'trace' | 'debug' | 'information' | 'warning' | 'error' | 'critical' | 'none';

/** `user` is what a function said through its context; everything else is `system`. */
export interface LogEntry {
  level: LogLevel;
  category: string;
  message: string;
  invocationId?: string;
  functionName?: string;
}

export type Log = (entry: LogEntry) => void;

/** What somebody has sent may stand in a message: it begins no line of its own and commands no terminal. */
export const oneLine = (message: string): string =>
  message.replaceAll(/[\r\n\u2028\u2029]+\s*/g, ' | ').replaceAll(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
