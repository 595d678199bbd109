import { plain, type Sentences } from './sentence.js';

type Nothing = Record<never, never>;

export type RejectFacts = Record<
  'too-long' | 'not-a-number' | 'too-large' | 'negative' | 'not-a-date' | 'ambiguous-date' | 'missing' | 'short-row' | 'duplicate-key', Nothing>;

/** Why a row of an extract could not be read. The field and the value stand beside it. */
export const rejectSentences: Sentences<RejectFacts> = {
  'too-long': plain('The text is too long.', '文本过长。'),
  'not-a-number': plain('This is not a number.', '不是数字。'),
  'too-large': plain('The number is too large.', '数值过大。'),
  'negative': plain('A quantity cannot be below 0.', '数量不能小于 0。'),
  'not-a-date': plain('This is not a date.', '不是日期。'),
  'ambiguous-date': plain('Day and month cannot be told apart.', '无法区分日和月。'),
  'missing': plain('A value is required here.', '此处必须有值。'),
  'short-row': plain('The row has too few columns.', '该行的列数不足。'),
  'duplicate-key': plain('The same PO and line come again with other values.', '同一采购订单行重复出现且数值不同。'),
};
