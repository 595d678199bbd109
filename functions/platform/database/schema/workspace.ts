import type { OtifBasis, OtifLevel } from '../../../../shared/contracts/otif-words.js';
import { code, decimal, flag, int, name, orNull, withDefault } from '../columns.js';

/** What people configure and keep for their daily work: reasons, views, policies, uploads. */
export const workspaceTables = {
  reason: {
    code: code(40),
    /** Acceptable reasons move the agreed date that OTIF is measured on; others move only the estimate. */
    acceptable: flag(),
    labelEn: name(100),
    labelZh: name(100),
    active: withDefault(flag()),
    version: withDefault(int()),
  },
  otif_policy: {
    code: code(40),
    labelEn: name(200),
    labelZh: name(200),
    basis: code<OtifBasis>(20),
    /** Null is early without limit. */
    daysEarly: orNull(int()),
    daysLate: int(),
    level: code<OtifLevel>(10),
    /** The share of the ordered quantity that may be missing. */
    tolerance: withDefault(decimal()),
    active: withDefault(flag()),
    version: withDefault(int()),
  },
};
