import { counted, inNumber, plain, type Sentences } from './sentence.js';

type Nothing = Record<never, never>;

export interface SuspicionFacts {
  'extract-empty': Nothing;
  'extract-shrank': { before: number; now: number };
  'supplier-lost': { suppliers: string };
  'delivered-fell': { before: number; lost: number };
  'lines-changed': { before: number; changed: number };
  'columns-lost': { columns: string };
  'ends-short': Nothing;
  'ends-unterminated': Nothing;
  'night-leapt': { days: number };
}

const zh = (value: number) => inNumber(value, 'zh-CN');
const en = (value: number) => inNumber(value, 'en');

/** Why an extract is not believed until somebody has looked. */
export const suspicionSentences: Sentences<SuspicionFacts> = {
  'extract-empty': plain('It has no lines at all.', '没有任何订单行。'),
  'extract-shrank': {
    'en': ({ before, now }) => `It has ${counted(now, 'line')}; the last good one had ${en(before)}.`,
    'zh-CN': ({ before, now }) => `仅有 ${zh(now)} 行，上一次有效数据为 ${zh(before)} 行。`,
  },
  'supplier-lost': {
    'en': ({ suppliers }) => `All lines of a supplier are gone: ${suppliers}.`,
    'zh-CN': ({ suppliers }) => `供应商的全部订单行消失：${suppliers}。`,
  },
  'delivered-fell': {
    'en': ({ before, lost }) => `The delivered quantities fell by ${en(lost)}, of ${en(before)}.`,
    'zh-CN': ({ before, lost }) => `已交数量减少 ${zh(lost)}，原为 ${zh(before)}。`,
  },
  'lines-changed': {
    'en': ({ before, changed }) => `${en(changed)} of ${counted(before, 'line')} changed in one night.`,
    'zh-CN': ({ before, changed }) => `一夜之间 ${zh(before)} 行中有 ${zh(changed)} 行发生变更。`,
  },
  'columns-lost': {
    'en': ({ columns }) => `Columns are missing: ${columns}.`,
    'zh-CN': ({ columns }) => `缺少列：${columns}。`,
  },
  'ends-short': plain('Its last row is too short: it may be cut off.', '最后一行不完整：文件可能被截断。'),
  'ends-unterminated': plain('Its last row has no end: it may be cut off.', '最后一行没有结束符：文件可能被截断。'),
  'night-leapt': {
    'en': ({ days }) => `Its date is ${counted(days, 'day')} after the last good night. Is the server\'s clock, or the file\'s name, right?`,
    'zh-CN': ({ days }) => `其日期比上一次有效数据晚 ${zh(days)} 天。请检查服务器时钟或文件名是否正确。`,
  },
};
