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
