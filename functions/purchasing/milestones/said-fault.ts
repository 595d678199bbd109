import type { Because } from '../../../shared/contracts/because.js';
import type { FieldError } from '../../../shared/refusal.js';
import { tell } from '../../../shared/sentences/tell.js';

/** What is wrong with something that a person said, and in which field. */
export interface Fault { field: string; because: Because }

/** @param at the pointer to what was said, such as `/lines/3` */
export const asFieldError = ({ field, because }: Fault, at = ''): FieldError =>
  ({ in: 'body', pointer: `${at}/${field}`, detail: tell(because, 'en'), code: because.code, facts: because.facts });
