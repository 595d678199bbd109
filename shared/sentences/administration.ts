import { inNumber, type Sentences } from './sentence.js';

/** What administrators are told. */
export interface AdministrationFacts {
  'audit-export-too-large': { most: number };
}

export const administrationSentences: Sentences<AdministrationFacts> = {
  'audit-export-too-large': {
    'en': ({ most }) => `These are more than ${inNumber(most, 'en')} events. Ask for a shorter time.`,
    'zh-CN': ({ most }) => `超过 ${inNumber(most, 'zh-CN')} 条记录，请缩短时间范围。`,
  },
};
