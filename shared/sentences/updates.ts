import { counted, inNumber, plain, type Sentences } from './sentence.js';

type Nothing = Record<never, never>;

/** Why something that was said about a line cannot be saved. */
export interface UpdateRefusalFacts {
  'updates-refused': { refused: number; lines: number };
  'nothing-outstanding': Nothing;
  'nothing-said': Nothing;
  'silence-with-date': Nothing;
  'silence-with-ready': Nothing;
  'date-missing': Nothing;
  'milestone-missing': Nothing;
  'date-far-off': { from: string; to: string };
  'dispatch-in-future': { today: string };
  'reason-missing': Nothing;
  'reason-unknown': { reason: string };
  'ready-in-future': { today: string };
  'ready-too-precise': { decimals: number };
  'ready-unchanged': Nothing;
  'ready-above-ordered': { most: number; orderedQty: number };
  'internal-note-forbidden': Nothing;
  'status-unchanged': Nothing;
  'status-from-erp': Nothing;
  'cancel-with-batches': { qty: number };
}

export const updateSentences: Sentences<UpdateRefusalFacts> = {
  'updates-refused': {
    'en': ({ refused, lines }) => `${inNumber(refused, 'en')} of ${counted(lines, 'line')} cannot be saved as ${refused === 1 ? 'it is' : 'they are'}. Nothing was saved.`,
    'zh-CN': ({ refused, lines }) => `${inNumber(lines, 'zh-CN')} 个订单行中有 ${inNumber(refused, 'zh-CN')} 个无法保存。未保存任何内容。`,
  },
  'nothing-outstanding': plain('Nothing is outstanding on this line any more.', '此订单行已无未交数量。'),
  'nothing-said': plain('Choose a milestone, or enter a ready quantity.', '请选择里程碑，或填写备妥数量。'),
  'silence-with-date': plain('No response means that nobody gave a date. Leave it empty.', '“未回复”表示没有人给出日期，请将日期留空。'),
  'silence-with-ready': plain('No response means that nobody reported goods. Leave it empty.', '“未回复”表示没有人报告备货，请将其留空。'),
  'date-missing': plain('Enter the date of the milestone.', '请填写里程碑日期。'),
  'milestone-missing': plain('Choose the milestone that the date is for.', '请选择该日期对应的里程碑。'),
  'date-far-off': {
    'en': ({ from, to }) => `This date is far off: it must lie between ${from} and ${to}.`,
    'zh-CN': ({ from, to }) => `日期相差过远：必须在 ${from} 与 ${to} 之间。`,
  },
  'dispatch-in-future': {
    'en': ({ today }) => `Goods that left, left by ${today}. For a later day state “ready to dispatch” or plan a batch.`,
    'zh-CN': ({ today }) => `发货日期不能晚于 ${today}。更晚的日期请填写“可发货”或计划批次。`,
  },
  'reason-missing': plain('Choose a reason.', '请选择原因。'),
  'reason-unknown': {
    'en': ({ reason }) => `“${reason}” is not among the reasons. Choose another.`,
    'zh-CN': ({ reason }) => `原因列表中没有“${reason}”，请另选一个。`,
  },
  'ready-in-future': {
    'en': ({ today }) => `Goods that are ready, are so by ${today}. For a later day plan a batch, or state a milestone.`,
    'zh-CN': ({ today }) => `备妥日期不能晚于 ${today}。更晚的日期请计划批次或填写里程碑。`,
  },
  'ready-too-precise': {
    'en': ({ decimals }) => (decimals === 0 ? 'This unit is counted in whole numbers.' : `This unit has ${counted(decimals, 'decimal')} at most.`),
    'zh-CN': ({ decimals }) => (decimals === 0 ? '此单位只能为整数。' : `此单位最多 ${inNumber(decimals, 'zh-CN')} 位小数。`),
  },
  'ready-unchanged': plain('This is what is known already.', '与现有记录相同。'),
  'ready-above-ordered': {
    'en': ({ most, orderedQty }) => `With what is ready and delivered this is more than the ${inNumber(orderedQty, 'en')} ordered: ${inNumber(most, 'en')} at most, unless more was produced.`,
    'zh-CN': ({ most, orderedQty }) => `加上已备妥和已交货的数量，超过了订购的 ${inNumber(orderedQty, 'zh-CN')}：最多 ${inNumber(most, 'zh-CN')}，除非确认超产。`,
  },
  'internal-note-forbidden': plain('Suppliers cannot write internal notes.', '供应商不能填写内部备注。'),
  'status-unchanged': plain('The line has this status already.', '订单行已是此状态。'),
  'status-from-erp': plain('Deliveries and the ERP set this status; people cannot.', '此状态由交货和 ERP 决定，不能手动设置。'),
  'cancel-with-batches': {
    'en': ({ qty }) => `Batches with ${inNumber(qty, 'en')} of this line are open. Cancel them first.`,
    'zh-CN': ({ qty }) => `此订单行仍有 ${inNumber(qty, 'zh-CN')} 在未完成的批次中，请先取消这些批次。`,
  },
};
