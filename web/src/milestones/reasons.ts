import type { Reason } from '../../../shared/contracts/milestones.js';
import { call } from '../api/call.js';
import { listReasons } from '../api/endpoints.js';
import { language } from '../i18n/language.js';
import { wordFor } from '../../../shared/sentences/words.js';

let asked: Promise<readonly Reason[]> | undefined;
let known: ReadonlyMap<string, Reason> = new Map();

/** The reasons of this installation, asked for once; again after a failure. */
export function reasons(): Promise<readonly Reason[]> {
  asked ??= call(listReasons).then(({ reasons: list }) => {
    known = new Map(list.map((reason) => [reason.code, reason]));
    return list;
  }).catch((error: unknown) => {
    asked = undefined;
    throw error;
  });
  return asked;
}

export const labelOf = ({ labelEn, labelZh }: Reason): string => (language() === 'zh-CN' ? labelZh : labelEn);

/** What people call a reason: of this installation, else of the product, else its code. */
export function reasonText(code: string): string {
  const reason = known.get(code);
  return reason ? labelOf(reason) : wordFor('reason', code, language());
}
