import { counted, inNumber, type Sentences } from './sentence.js';
import { wordFor } from './words.js';

/** Given where the quantity is below the minimum order quantity and therefore stays one part. */
interface Minimum { moq?: number }
interface History extends Minimum { pool: string; sampleSize: number; from: string; until: string; part: number; parts: number }

export interface ProposalFacts {
  'ready-goods': Minimum & { qty: number; readyOn: string };
  'given-promise': Minimum & { promisedOn: string; statedOn: string; source: string };
  'history-since-order': History;
  'history-since-due': History;
  'history-since-promise': History;
  'history-since-push': History;
  'history-since-receipt': History;
  'promised-date': Minimum & { promisedOn: string };
  'promised-date-passed': Minimum & { promisedOn: string };
  'due-date': Minimum & { dueOn: string };
  'due-date-passed': Minimum & { dueOn: string };
}

const belowMinimum = {
  'en': ({ moq }: Minimum) => (moq === undefined ? '' : ` It is below the minimum order quantity of ${inNumber(moq, 'en')}.`),
  'zh-CN': ({ moq }: Minimum) => (moq === undefined ? '' : `低于最小订购量 ${inNumber(moq, 'zh-CN')}。`),
};

const part = {
  'en': ({ part: n, parts }: History) => (parts > 1 ? ` Part ${n} of ${parts}.` : ''),
  'zh-CN': ({ part: n, parts }: History) => (parts > 1 ? `第 ${n} 批，共 ${parts} 批。` : ''),
};

/** Four in five: the window holds 80 % of what history shows. */
const history = (clock: { 'en': string; 'zh-CN': string }): Sentences<{ any: History }>['any'] => ({
  'en': (facts) => `By ${counted(facts.sampleSize, 'delivery', 'deliveries')} of ${wordFor('pool', facts.pool, 'en')}, counted from ${clock.en}, 4 in 5 would come between ${facts.from} and ${facts.until}.${part.en(facts)}${belowMinimum.en(facts)}`,
  'zh-CN': (facts) => `根据${wordFor('pool', facts.pool, 'zh-CN')}的 ${inNumber(facts.sampleSize, 'zh-CN')} 次交货，从${clock['zh-CN']}起算，五次中有四次在 ${facts.from} 至 ${facts.until} 之间到货。${part['zh-CN'](facts)}${belowMinimum['zh-CN'](facts)}`,
});

const promise = (source: string) => ({
  'en': ({ 'supplier-confirmed': 'The supplier confirmed', 'planner-override': 'A planner set' } as Record<string, string>)[source] ?? 'An expeditor estimated',
  'zh-CN': ({ 'supplier-confirmed': '供应商', 'planner-override': '计划员' } as Record<string, string>)[source] ?? '跟单员',
});

/** Why a delivery is proposed. */
export const proposalSentences: Sentences<ProposalFacts> = {
  'ready-goods': {
    'en': (facts) => `${inNumber(facts.qty, 'en')} reported ready for ${facts.readyOn} and not dispatched yet.${belowMinimum.en(facts)}`,
    'zh-CN': (facts) => `${facts.readyOn} 已备妥 ${inNumber(facts.qty, 'zh-CN')}，尚未发货。${belowMinimum['zh-CN'](facts)}`,
  },
  'given-promise': {
    'en': (facts) => `${promise(facts.source).en} ${facts.promisedOn} on ${facts.statedOn}.${belowMinimum.en(facts)}`,
    'zh-CN': (facts) => `${promise(facts.source)['zh-CN']}于 ${facts.statedOn} 给出日期 ${facts.promisedOn}。${belowMinimum['zh-CN'](facts)}`,
  },
  'history-since-order': history({ 'en': 'the order date', 'zh-CN': '下单日期' }),
  'history-since-due': history({ 'en': 'the due date', 'zh-CN': '需求日期' }),
  'history-since-promise': history({ 'en': 'the first promised date', 'zh-CN': '首次承诺日期' }),
  'history-since-push': history({ 'en': 'the date it was last moved to', 'zh-CN': '最近一次推迟后的日期' }),
  'history-since-receipt': history({ 'en': 'the last receipt', 'zh-CN': '最近一次收货' }),
  'promised-date': {
    'en': (facts) => `There is too little history: the promised date ${facts.promisedOn} stands in.${belowMinimum.en(facts)}`,
    'zh-CN': (facts) => `历史数据不足：以承诺日期 ${facts.promisedOn} 为准。${belowMinimum['zh-CN'](facts)}`,
  },
  'promised-date-passed': {
    'en': (facts) => `The promised date ${facts.promisedOn} has passed and there is too little history: a week from the day of the proposal stands in.${belowMinimum.en(facts)}`,
    'zh-CN': (facts) => `承诺日期 ${facts.promisedOn} 已过，历史数据也不足：暂按建议日后一周估计。${belowMinimum['zh-CN'](facts)}`,
  },
  'due-date-passed': {
    'en': (facts) => `Nobody promised a date, the due date ${facts.dueOn} has passed and there is too little history: a week from the day of the proposal stands in.${belowMinimum.en(facts)}`,
    'zh-CN': (facts) => `没有承诺日期，需求日期 ${facts.dueOn} 已过，历史数据也不足：暂按建议日后一周估计。${belowMinimum['zh-CN'](facts)}`,
  },
  'due-date': {
    'en': (facts) => `Nobody promised a date and there is too little history: the due date ${facts.dueOn} stands in.${belowMinimum.en(facts)}`,
    'zh-CN': (facts) => `没有承诺日期，历史数据也不足：以需求日期 ${facts.dueOn} 为准。${belowMinimum['zh-CN'](facts)}`,
  },
};
