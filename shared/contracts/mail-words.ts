import { z } from 'zod';

export const MailKind = z.enum(['invitation', 'reset', 'digest', 'test']);
export type MailKind = z.infer<typeof MailKind>;

/** `failed` was given up; `dropped` was not needed any more when its turn came. */
export const MailStatus = z.enum(['waiting', 'sent', 'failed', 'dropped']);
export type MailStatus = z.infer<typeof MailStatus>;
