import type { Language } from '../contracts/session.js';
import type { InBoth } from './sentence.js';
import { fieldWords } from './field-words.js';

const word = (en: string, zh: string): InBoth<string> => ({ 'en': en, 'zh-CN': zh });

/** Words that the contracts use as values, by kind. The keys are the contracts' own; a test holds them against those. */
export const words = {
  field: fieldWords,
  status: {
    'planned': word('Planned', '已计划'),
    'in-production': word('In production', '生产中'),
    'ready-to-dispatch': word('Ready', '待发货'),
    'part-delivered': word('Part delivered', '部分交货'),
    'fully-delivered': word('Fully delivered', '全部交货'),
    'closed': word('Closed', '已关闭'),
    'cancelled': word('Cancelled', '已取消'),
  },
  delay: {
    'overdue': word('Overdue', '已逾期'),
    'expected-late': word('Expected late', '预计逾期'),
    'at-risk': word('At risk', '有风险'),
    'on-track': word('On track', '正常'),
  },
  batchState: {
    planned: word('Planned', '已计划'),
    confirmed: word('Confirmed', '已确认'),
    dispatched: word('Dispatched', '已发货'),
    delivered: word('Delivered', '已交货'),
    cancelled: word('Cancelled', '已取消'),
  },
  source: {
    'supplier-confirmed': word('Supplier confirmed', '供应商确认'),
    'expeditor-estimate': word('Expeditor estimate', '跟单员估计'),
    'no-response': word('No response', '未回复'),
    'planner-override': word('Planner override', '计划员修改'),
    'erp': word('ERP', 'ERP'),
    'system': word('Batchline', 'Batchline'),
  },
  origin: {
    erp: word('ERP', 'ERP'),
    person: word('Entered', '人工录入'),
    proposal: word('Proposal', '建议'),
    upload: word('Upload', '上传'),
  },
  step: {
    ingestion: word('Ingestion', '读取'),
    changes: word('Changes', '变更'),
    timeline: word('Timeline', '时间线'),
    proposals: word('Proposals', '建议'),
    alerts: word('Alerts', '警报'),
    'audit-check': word('Audit check', '审计检查'),
    'retention': word('Retention', '数据保留'),
    'line-rules': word('Line rules', '订单行规则'),
    'backup': word('Backup', '备份'),
  },
  pool: {
    'supplier-item': word('this item from this supplier', '该供应商的此物料'),
    'supplier-family': word('this product group from this supplier', '该供应商的此产品组'),
    'supplier': word('this supplier', '该供应商'),
    'all': word('all suppliers', '全部供应商'),
  },
  role: {
    admin: word('Administrator', '管理员'),
    planner: word('Planner', '计划员'),
    expeditor: word('Expeditor', '跟单员'),
    supplier: word('Supplier', '供应商'),
    viewer: word('Viewer', '查看者'),
  },
  reason: {
    'erp': word('as the ERP says', '依据 ERP'),
    'line-closed': word('the line was closed', '订单行已关闭'),
    'line-cancelled': word('the line was cancelled', '订单行已取消'),
    'upload-replaced': word('replaced by an upload', '被上传文件替换'),
    'answer-undone': word('answer taken back', '答复已撤回'),
    'number-reused': word('the number was used again', '编号被重新使用'),
  },
} as const satisfies Record<string, Readonly<Record<string, InBoth<string>>>>;

export type WordKind = keyof typeof words;

/** The word for a value; the value itself where there is no word for it. */
export function wordFor(kind: WordKind, value: string, language: Language): string {
  const known: Readonly<Record<string, InBoth<string>>> = words[kind];
  return Object.hasOwn(known, value) ? known[value]![language] : value;
}
