import type { DriverFault } from './erp-fault.js';

/** An error that a driver or the system named by a code, and no mistake of ours. */
export const isDriverFault = (error: unknown): error is DriverFault =>
  error instanceof Error && ('code' in error || 'number' in error || 'originalError' in error);
