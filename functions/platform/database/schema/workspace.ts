import { code, flag, int, name, withDefault } from '../columns.js';

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
};
