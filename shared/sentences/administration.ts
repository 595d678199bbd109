import { inNumber, type Sentences } from './sentence.js';

/** What administrators are told. */
export interface AdministrationFacts {
  'audit-export-too-large': { most: number };
  'setting-changed': { setting: string };
  'setting-fixed': { variable: string };
  'setting-invalid': { setting: string };
}

export const administrationSentences: Sentences<AdministrationFacts> = {
  'audit-export-too-large': {
    'en': ({ most }) => `These are more than ${inNumber(most, 'en')} events. Ask for a shorter time.`,
    'zh-CN': ({ most }) => `超过 ${inNumber(most, 'zh-CN')} 条记录，请缩短时间范围。`,
  },
  'setting-changed': {
    'en': () => 'Somebody changed this setting since you opened it. Load it again.',
    'zh-CN': () => '您打开后该设置已被他人更改，请重新加载。',
  },
  'setting-fixed': {
    'en': ({ variable }) => `The environment variable ${variable} has the say here. Change it there, or remove it.`,
    'zh-CN': ({ variable }) => `此项由环境变量 ${variable} 决定。请在那里修改或将其移除。`,
  },
  'setting-invalid': {
    'en': ({ setting }) => `This is no value for the setting ${setting}.`,
    'zh-CN': ({ setting }) => `设置 ${setting} 的值无效。`,
  },
};
