import type { Language } from '../contracts/session.js';
import { counted, inNumber, type Sentences } from './sentence.js';
import { wordFor } from './words.js';

export interface AlertFacts {
  'overdue': { dueOn: string; outstandingQty: number };
  'expected-late': { dueOn: string; expectedOn: string; days: number };
  'at-risk': { dueOn: string; readyQty: number; outstandingQty: number };
  'promise-slipped': { expectedOn: string };
  'over-allocated': { overAllocatedQty: number; orderedQty: number };
  'over-delivered': { deliveredQty: number; orderedQty: number };
  'missing-in-erp': { missingSinceOn: string };
  'changed-after-confirmation': { fields: string; statedOn: string };
  'no-response': { lines: number };
  'proposals-unanswered': { proposals: number };
  'ingestion-failed': { on: string; message: string };
  'ingestion-suspect': { on: string };
  'ingestion-overdue': { lastOn: string; days: number };
  'ingestion-ahead': { lastOn: string; today: string };
  'nights-apart': { fromOn: string; toOn: string; days: number; lookback: number };
  'step-failed': { step: string; message: string };
  'audit-chain-broken': { event: number };
  'ledger-broken': { lines: number };
  'copy-outdated': { expectedOn: string; carriedOn: string; beatAt: string };
  'xref-gap-suppliers': { codes: number };
  'xref-gap-items': { codes: number };
  'mail-failed': { mails: number };
}

const zh = (value: number) => inNumber(value, 'zh-CN');
const en = (value: number) => inNumber(value, 'en');

/** To the minute, as people write it. */
const minuteOf = (instant: string) => instant.slice(0, 16).replace('T', ' ');

const fieldsIn = (fields: string, language: Language) => fields.split(', ').map((field) => wordFor('field', field, language)).join(language === 'en' ? ', ' : '、');

/** What an alert says. */
export const alertSentences: Sentences<AlertFacts> = {
  'overdue': {
    'en': ({ dueOn, outstandingQty }) => `Due on ${dueOn}, and ${en(outstandingQty)} are still outstanding.`,
    'zh-CN': ({ dueOn, outstandingQty }) => `需求日期为 ${dueOn}，仍有 ${zh(outstandingQty)} 未交。`,
  },
  'expected-late': {
    'en': ({ dueOn, expectedOn, days }) => `Expected on ${expectedOn}, ${counted(days, 'day')} after the due date ${dueOn}.`,
    'zh-CN': ({ dueOn, expectedOn, days }) => `预计 ${expectedOn} 到货，比需求日期 ${dueOn} 晚 ${zh(days)} 天。`,
  },
  'at-risk': {
    'en': ({ dueOn, readyQty, outstandingQty }) => `Due on ${dueOn}: ${en(readyQty)} of ${en(outstandingQty)} outstanding are ready.`,
    'zh-CN': ({ dueOn, readyQty, outstandingQty }) => `需求日期为 ${dueOn}：未交 ${zh(outstandingQty)}，已备妥 ${zh(readyQty)}。`,
  },
  'promise-slipped': {
    'en': ({ expectedOn }) => `The expected date moved later again, to ${expectedOn}.`,
    'zh-CN': ({ expectedOn }) => `预计日期再次推迟至 ${expectedOn}。`,
  },
  'over-allocated': {
    'en': ({ overAllocatedQty, orderedQty }) => `Batches hold ${en(overAllocatedQty)} more than is outstanding; ordered are ${en(orderedQty)}.`,
    'zh-CN': ({ overAllocatedQty, orderedQty }) => `批次数量比未交数量多 ${zh(overAllocatedQty)}；订购数量为 ${zh(orderedQty)}。`,
  },
  'over-delivered': {
    'en': ({ deliveredQty, orderedQty }) => `${en(deliveredQty)} delivered, ${en(orderedQty)} ordered.`,
    'zh-CN': ({ deliveredQty, orderedQty }) => `已交 ${zh(deliveredQty)}，订购 ${zh(orderedQty)}。`,
  },
  'missing-in-erp': {
    'en': ({ missingSinceOn }) => `The ERP does not show this open line since ${missingSinceOn}.`,
    'zh-CN': ({ missingSinceOn }) => `自 ${missingSinceOn} 起，ERP 中不再显示此未结订单行。`,
  },
  'changed-after-confirmation': {
    'en': ({ fields, statedOn }) => `The ERP changed ${fieldsIn(fields, 'en')} after the supplier confirmed on ${statedOn}.`,
    'zh-CN': ({ fields, statedOn }) => `供应商于 ${statedOn} 确认后，ERP 更改了${fieldsIn(fields, 'zh-CN')}。`,
  },
  'no-response': {
    'en': ({ lines }) => `${counted(lines, 'line waits', 'lines wait')} for an answer of the supplier.`,
    'zh-CN': ({ lines }) => `${zh(lines)} 个订单行等待供应商回复。`,
  },
  'proposals-unanswered': {
    'en': ({ proposals }) => `${counted(proposals, 'proposal waits', 'proposals wait')} for an answer.`,
    'zh-CN': ({ proposals }) => `${zh(proposals)} 条建议等待答复。`,
  },
  'ingestion-failed': {
    'en': ({ on, message }) => `The ERP of ${on} could not be read: ${message}`,
    'zh-CN': ({ on, message }) => `无法读取 ${on} 的 ERP 数据：${message}`,
  },
  'ingestion-suspect': {
    'en': ({ on }) => `The extract of ${on} looks wrong and waits for a decision.`,
    'zh-CN': ({ on }) => `${on} 的数据可疑，等待处理。`,
  },
  'ingestion-overdue': {
    'en': ({ lastOn, days }) => `The last good night was ${lastOn}: ${counted(days, 'night is', 'nights are')} missing.`,
    'zh-CN': ({ lastOn, days }) => `最近一次成功的夜间处理为 ${lastOn}，已缺少 ${zh(days)} 夜。`,
  },
  'ingestion-ahead': {
    'en': ({ lastOn, today }) => `The last good night is dated ${lastOn}, and today is ${today}: the server\'s clock was wrong. Nights go on after that date.`,
    'zh-CN': ({ lastOn, today }) => `最近一次成功的夜间处理日期为 ${lastOn}，而今天是 ${today}：服务器时钟曾不正确。该日期之后夜间处理将继续。`,
  },
  'nights-apart': {
    'en': ({ fromOn, toOn, days, lookback }) => `Between the nights of ${fromOn} and ${toOn} lie ${counted(days, 'day', 'days')}, and the ERP shows closed lines for ${en(lookback)}: receipts of lines that were closed in between may be missing.`,
    'zh-CN': ({ fromOn, toOn, days, lookback }) => `${fromOn} 与 ${toOn} 两夜相隔 ${zh(days)} 天，而 ERP 只保留已关闭的订单行 ${zh(lookback)} 天：其间关闭的订单行可能缺少收货记录。`,
  },
  'step-failed': {
    'en': ({ step, message }) => `The step ${wordFor('step', step, 'en')} failed: ${message}`,
    'zh-CN': ({ step, message }) => `步骤“${wordFor('step', step, 'zh-CN')}”失败：${message}`,
  },
  'audit-chain-broken': {
    'en': ({ event }) => `The audit trail does not fit from event ${event} on: it was changed outside the product.`,
    'zh-CN': ({ event }) => `审计记录自事件 ${event} 起不吻合：数据在系统之外被更改。`,
  },
  'ledger-broken': {
    'en': ({ lines }) => `On ${counted(lines, 'line')} the deliveries do not sum to the ERP's delivered quantity.`,
    'zh-CN': ({ lines }) => `${zh(lines)} 个订单行的交货合计与 ERP 的已交数量不符。`,
  },
  'copy-outdated': {
    'en': ({ expectedOn, carriedOn, beatAt }) => `The night of ${expectedOn} has not reached this read-only copy. ${carriedOn === '' ? 'It has no night yet' : `Its newest night is ${carriedOn}`}${beatAt ? `; the primary was last heard at ${minuteOf(beatAt)} UTC.` : '.'}`,
    'zh-CN': ({ expectedOn, carriedOn, beatAt }) => `${expectedOn} 的夜间数据尚未到达此只读副本。${carriedOn === '' ? '副本中还没有夜间数据' : `副本中最新的夜间数据是 ${carriedOn}`}${beatAt ? `；最后一次收到主库信号是 ${minuteOf(beatAt)}（世界协调时）。` : '。'}`,
  },
  'xref-gap-suppliers': {
    'en': ({ codes }) => `${counted(codes, 'supplier code is', 'supplier codes are')} not in the cross-reference.`,
    'zh-CN': ({ codes }) => `${zh(codes)} 个供应商代码没有对照。`,
  },
  'xref-gap-items': {
    'en': ({ codes }) => `${counted(codes, 'item code is', 'item codes are')} not in the cross-reference.`,
    'zh-CN': ({ codes }) => `${zh(codes)} 个物料代码没有对照。`,
  },
  'mail-failed': {
    'en': ({ mails }) => `${counted(mails, 'mail was', 'mails were')} given up. The mail page tells why.`,
    'zh-CN': ({ mails }) => `${zh(mails)} 封邮件发送失败，原因见邮件页面。`,
  },
};
