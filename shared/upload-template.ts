import type { Language } from './contracts/session.js';

/** The columns of a file of ready dates, as the template names them. */
export const templateHeaders: Readonly<Record<Language, readonly string[]>> = {
  'en': ['PO', 'Item', 'Qty', 'ReadyDate', 'Line', 'Comment'],
  'zh-CN': ['采购订单', '物料', '数量', '备妥日期', '行号', '备注'],
};

/** What a file may weigh, in bytes. */
export const largestFile = 10 * 2 ** 20;
