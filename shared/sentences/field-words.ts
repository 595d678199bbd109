import type { InBoth } from './sentence.js';

const word = (en: string, zh: string): InBoth<string> => ({ 'en': en, 'zh-CN': zh });

const five = <Prefix extends string>(prefix: Prefix, en: string, zh: string) =>
  Object.fromEntries([1, 2, 3, 4, 5].map((n) => [`${prefix}${n}`, word(`${en} ${n}`, `${zh} ${n}`)])) as Record<`${Prefix}${1 | 2 | 3 | 4 | 5}`, InBoth<string>>;

/** What people call the fields of a PO line: headers, changes, sentences. */
export const fieldWords = {
  poNumber: word('PO number', '采购订单'),
  lineNumber: word('Line', '行号'),
  supplierCode: word('Supplier code', '供应商代码'),
  supplierName: word('Supplier', '供应商'),
  itemCode: word('Item', '物料'),
  itemName: word('Item name', '物料名称'),
  itemFamily: word('Product group', '产品组'),
  finalCustomer: word('Customer', '最终客户'),
  uom: word('Unit', '单位'),
  orderedQty: word('Ordered', '订购'),
  deliveredQty: word('Delivered', '已交'),
  readyQty: word('Ready', '备妥'),
  openBatchQty: word('In batches', '已排批次'),
  unallocatedQty: word('Not in batches', '未排批次'),
  outstandingQty: word('Outstanding', '未交'),
  overAllocatedQty: word('Over-allocated', '超排'),
  unitPrice: word('Unit price', '单价'),
  currency: word('Currency', '币种'),
  orderedOn: word('Order date', '下单日期'),
  dueOn: word('Due', '需求日期'),
  promisedOn: word('Promised', '承诺日期'),
  expectedOn: word('Expected', '预计日期'),
  receivedOn: word('Last receipt', '最近收货'),
  status: word('Status', '状态'),
  erpStatus: word('ERP status', 'ERP 状态'),
  statedOn: word('Last word', '最近答复'),
  statedSource: word('Source', '来源'),
  changedAt: word('Changed', '变更时间'),
  dispatchedQty: word('Dispatched', '已发货'),
  progress: word('Progress', '进度'),
  delay: word('Delay', '延误'),
  ...five('customDate', 'Date', '日期'),
  ...five('customText', 'Text', '文本'),
  ...five('customDecimal', 'Number', '数值'),
} as const satisfies Record<string, InBoth<string>>;
