import type { Language } from '../contracts/session.js';
import { counted, inNumber, plain, type InBoth, type Sentences } from './sentence.js';
import { wordFor } from './words.js';

type Nothing = Record<never, never>;
interface OfLine { poNumber: string; lineNumber: string }

/** Refusals of batches, and what a preview remarks on a line. */
export interface BatchFacts {
  'batch-not-found': { id: number };
  'batch-changed': { by: string; kind: string };
  'batch-act-refused': { act: string; status: string };
  'batch-line-not-found': { id: number };
  'batch-date-missing': Nothing;
  'arrival-before-ready': { readyOn: string; arriveOn: string };
  'arrival-in-past': { arriveOn: string; today: string };
  'dispatched-in-future': { dispatchedOn: string; today: string };
  'ready-is-over': { dispatchedOn: string };
  'date-too-far': { on: string };
  'span-too-long': { days: number; most: number };
  'estimate-cannot-confirm': Nothing;
  'several-suppliers': Nothing;
  'rows-refused': { rows: number };
  'line-not-open': OfLine;
  'line-cancelled-here': OfLine;
  'more-than-ordered': OfLine & { leftQty: number; overQty: number };
  'resolve-over-allocation': OfLine & { overQty: number };
  'qty-too-fine': { uom: string; decimals: number };
  'percentages-not-whole': { sum: number };
  'too-many-batches': { batches: number; most: number };
  'plan-changed': Nothing;
  'nothing-to-plan': Nothing;
  'nothing-unallocated': Nothing;
  'fewer-parts': { parts: number; wanted: number };
  'below-minimum': { moq: number };
  'arrives-after-due': { dueOn: string; arriveOn: string };
}

const actsDone: InBoth<Readonly<Record<string, string>>> = {
  'en': { confirm: 'confirmed', dispatch: 'dispatched', move: 'moved', resize: 'changed', cancel: 'cancelled' },
  'zh-CN': { confirm: '确认', dispatch: '发货', move: '改期', resize: '更改数量', cancel: '取消' },
};
const done = (act: string, language: Language) => actsDone[language][act] ?? act;
/** What happened to a batch last. */
const lastEvents: InBoth<Readonly<Record<string, string>>> = {
  'en': {
    'made': 'made', 'confirmed': 'confirmed', 'dispatched': 'dispatched', 'delivered': 'delivered', 'split': 'delivered in part', 'moved': 'other dates', 'resized': 'other quantities',
    'transport': 'other transport', 'cancelled': 'cancelled', 're-dated': 'another delivery date',
  },
  'zh-CN': {
    'made': '新建', 'confirmed': '确认', 'dispatched': '发货', 'delivered': '到货', 'split': '部分到货', 'moved': '改期', 'resized': '更改数量', 'transport': '更改运输信息', 'cancelled': '取消', 're-dated': '更改到货日期',
  },
};
const happened = (language: Language, kind: string, after: string) => (lastEvents[language][kind] ? after + lastEvents[language][kind] : '');
const status = (value: string, language: Language) => wordFor('batchState', value, language);

const [en, zh] = [(value: number) => inNumber(value, 'en'), (value: number) => inNumber(value, 'zh-CN')];
const line = ({ poNumber, lineNumber }: OfLine) => `${poNumber} / ${lineNumber}`;

export const batchSentences: Sentences<BatchFacts> = {
  'batch-not-found': {
    'en': ({ id }) => `There is no batch ${id}.`,
    'zh-CN': ({ id }) => `没有批次 ${id}。`,
  },
  'batch-changed': {
    'en': ({ by, kind }) => `${by || 'Somebody'} changed this batch since you opened it${happened('en', kind, ': ')}. Nothing was saved.`,
    'zh-CN': ({ by, kind }) => `您打开后，${by || '他人'}已更改此批次${happened('zh-CN', kind, '：')}。未保存任何内容。`,
  },
  'batch-act-refused': {
    'en': ({ act, status: is }) => `This batch is ${status(is, 'en').toLowerCase()}: it cannot be ${done(act, 'en')}${act === 'dispatch' && is === 'planned' ? ' before it is confirmed' : ''}.`,
    'zh-CN': ({ act, status: is }) => `此批次${status(is, 'zh-CN')}，不能${done(act, 'zh-CN')}${act === 'dispatch' && is === 'planned' ? '，请先确认' : ''}。`,
  },
  'batch-line-not-found': {
    'en': ({ id }) => `The batch does not carry a line ${id} that is still to come, or it is named twice.`,
    'zh-CN': ({ id }) => `批次中没有未到货的行 ${id}，或该行出现了两次。`,
  },
  'batch-date-missing': plain('Say when it is ready or when it arrives.', '请填写备妥日期或到货日期。'),
  'arrival-before-ready': {
    'en': ({ readyOn, arriveOn }) => `It cannot arrive on ${arriveOn}: it is ready only on ${readyOn}.`,
    'zh-CN': ({ readyOn, arriveOn }) => `不能于 ${arriveOn} 到货：${readyOn} 才备妥。`,
  },
  'arrival-in-past': {
    'en': ({ arriveOn, today }) => `${arriveOn} has passed (today is ${today}). What has arrived comes from the ERP.`,
    'zh-CN': ({ arriveOn, today }) => `${arriveOn} 已过（今天是 ${today}）。已到货的数量来自 ERP。`,
  },
  'dispatched-in-future': {
    'en': ({ dispatchedOn, today }) => `It cannot have left on ${dispatchedOn}: today is ${today}.`,
    'zh-CN': ({ dispatchedOn, today }) => `发货日期不能是 ${dispatchedOn}：今天是 ${today}。`,
  },
  'ready-is-over': {
    'en': ({ dispatchedOn }) => `It left on ${dispatchedOn}; only its arrival can still move.`,
    'zh-CN': ({ dispatchedOn }) => `已于 ${dispatchedOn} 发货，只能更改到货日期。`,
  },
  'date-too-far': {
    'en': ({ on }) => `${on} is more than three years away. Check the year.`,
    'zh-CN': ({ on }) => `${on} 与今天相差三年以上，请检查年份。`,
  },
  'span-too-long': {
    'en': ({ days, most }) => `A calendar shows 1 to ${en(most)} days; ${en(days)} were asked for.`,
    'zh-CN': ({ days, most }) => `日历可显示 1 至 ${zh(most)} 天，请求了 ${zh(days)} 天。`,
  },
  'estimate-cannot-confirm': plain('An estimate does not confirm a batch: it takes the word of the supplier.', '估计不能确认批次，需要供应商的答复。'),
  'several-suppliers': plain('A batch belongs to one supplier; these lines have several.', '一个批次只属于一个供应商，所选订单行来自多个供应商。'),
  'rows-refused': {
    'en': ({ rows }) => `${counted(rows, 'line')} cannot be saved like this. Nothing was saved.`,
    'zh-CN': ({ rows }) => `有 ${zh(rows)} 行无法这样保存。未保存任何内容。`,
  },
  'line-not-open': {
    'en': (facts) => `${line(facts)} is not open in the ERP.`,
    'zh-CN': (facts) => `${line(facts)} 在 ERP 中不是未结状态。`,
  },
  'line-cancelled-here': {
    'en': (facts) => `${line(facts)} was cancelled here. Move its status back before anything is planned of it.`,
    'zh-CN': (facts) => `${line(facts)} 已在系统中取消。请先恢复其状态，再安排批次。`,
  },
  'more-than-ordered': {
    'en': ({ leftQty, overQty, ...facts }) => `${line(facts)} has ${en(leftQty)} left to plan; this is ${en(overQty)} more than ordered.`,
    'zh-CN': ({ leftQty, overQty, ...facts }) => `${line(facts)} 可安排数量为 ${zh(leftQty)}，超出订购数量 ${zh(overQty)}。`,
  },
  'resolve-over-allocation': {
    'en': ({ overQty, ...facts }) => `The batches of ${line(facts)} hold ${en(overQty)} too much since the ERP changed. Reduce or cancel them first.`,
    'zh-CN': ({ overQty, ...facts }) => `ERP 变更后，${line(facts)} 的批次多出 ${zh(overQty)}，请先减少或取消。`,
  },
  'qty-too-fine': {
    'en': ({ uom, decimals }) => (decimals === 0 ? `${uom} are counted in whole numbers.` : `Quantities in ${uom || 'this unit'} have at most ${counted(decimals, 'decimal')}.`),
    'zh-CN': ({ uom, decimals }) => (decimals === 0 ? `${uom} 只能是整数。` : `${uom || '此单位'}的数量最多 ${zh(decimals)} 位小数。`),
  },
  'percentages-not-whole': {
    'en': ({ sum }) => `The percentages sum to ${en(sum)}, not to 100.`,
    'zh-CN': ({ sum }) => `百分比合计为 ${zh(sum)}，应为 100。`,
  },
  'too-many-batches': {
    'en': ({ batches, most }) => `These would be ${en(batches)} batches; at most ${en(most)} are made at once.`,
    'zh-CN': ({ batches, most }) => `将生成 ${zh(batches)} 个批次，一次最多 ${zh(most)} 个。`,
  },
  'plan-changed': plain('The batches would come out differently than in the preview. Nothing was made; look at the preview again.', '批次结果与预览不同。未生成任何批次，请重新预览。'),
  'nothing-to-plan': plain('Nothing is left to put into batches.', '没有可安排的数量。'),
  'nothing-unallocated': plain('Everything outstanding is in batches already.', '未交数量已全部安排在批次中。'),
  'fewer-parts': {
    'en': ({ parts, wanted }) => `${counted(parts, 'part')} instead of ${en(wanted)}, to keep minimum and multiple.`,
    'zh-CN': ({ parts, wanted }) => `为满足最小量和倍数，分为 ${zh(parts)} 批而不是 ${zh(wanted)} 批。`,
  },
  'below-minimum': {
    'en': ({ moq }) => `Below the minimum order quantity of ${en(moq)}.`,
    'zh-CN': ({ moq }) => `低于最小订购量 ${zh(moq)}。`,
  },
  'arrives-after-due': {
    'en': ({ dueOn, arriveOn }) => `The last part arrives on ${arriveOn}, after the due date ${dueOn}.`,
    'zh-CN': ({ dueOn, arriveOn }) => `最后一批于 ${arriveOn} 到货，晚于需求日期 ${dueOn}。`,
  },
};
