import { inNumber, plain, type Sentences } from './sentence.js';

type Nothing = Record<never, never>;

/** Refusals of lists: columns, values that people enter, views, files. */
export interface ListRefusalFacts {
  'column-unknown': { column: string };
  'column-of-erp': { column: string };
  'filter-unfit': { column: string };
  'value-no-date': Nothing;
  'value-no-text': Nothing;
  'value-no-number': Nothing;
  'custom-value-changed': { by: string; value: string | number };
  'preference-changed': Nothing;
  'view-not-found': Nothing;
  'view-changed': Nothing;
  'view-named-so': { name: string };
  'supplier-not-found': Nothing;
  'nothing-open': { supplier: string };
  'too-many-lines': { most: number };
}

export const listSentences: Sentences<ListRefusalFacts> = {
  'column-unknown': {
    'en': ({ column }) => `There is no column ${column}, or it is not shown to you.`,
    'zh-CN': ({ column }) => `没有列 ${column}，或您无权查看。`,
  },
  'column-of-erp': {
    'en': ({ column }) => `${column} comes from the ERP and cannot be entered here.`,
    'zh-CN': ({ column }) => `${column} 来自 ERP，不能在此录入。`,
  },
  'filter-unfit': {
    'en': ({ column }) => `The column ${column} cannot be filtered in this way.`,
    'zh-CN': ({ column }) => `列 ${column} 不支持此筛选方式。`,
  },
  'value-no-date': plain('A date is needed here: YYYY-MM-DD.', '此处需要日期：YYYY-MM-DD。'),
  'value-no-text': plain('A text is needed here.', '此处需要文本。'),
  'value-no-number': plain('A number is needed here, with four decimals at most.', '此处需要数值，最多四位小数。'),
  'custom-value-changed': {
    'en': ({ by, value }) => `${by || 'Somebody'} has changed this value meanwhile; it is now ${value === '' ? 'empty' : `“${value}”`}.`,
    'zh-CN': ({ by, value }) => `${by || '有人'}已更改此值，现为${value === '' ? '空' : `“${value}”`}。`,
  },
  'preference-changed': plain('This was changed in another window meanwhile.', '此设置已在其他窗口中更改。'),
  'view-not-found': plain('This view does not exist, or is not yours.', '此视图不存在，或不是您的。'),
  'view-changed': plain('This view was changed since you opened it.', '此视图在您打开后已被更改。'),
  'view-named-so': {
    'en': ({ name }) => `You have a view “${name}” already.`,
    'zh-CN': ({ name }) => `您已有名为“${name}”的视图。`,
  },
  'supplier-not-found': plain('This supplier does not exist, or is not one of yours.', '此供应商不存在，或不属于您的范围。'),
  'nothing-open': {
    'en': ({ supplier }) => `${supplier} has nothing to deliver.`,
    'zh-CN': ({ supplier }) => `${supplier} 没有未交数量。`,
  },
  'too-many-lines': {
    'en': ({ most }) => `A file for a supplier takes at most ${inNumber(most, 'en')} lines. Choose fewer.`,
    'zh-CN': ({ most }) => `供应商文件最多包含 ${inNumber(most, 'zh-CN')} 行，请减少选择。`,
  },
};
