/** What the workbook for suppliers says, beside the names of fields. */
export const supplierFileWords = {
  headers: {
    itemCode: { 'en': 'SKU', 'zh-CN': '物料' },
    itemName: { 'en': 'Item', 'zh-CN': '物料名称' },
    outstandingQty: { 'en': 'Remaining', 'zh-CN': '剩余' },
    readyOn: { 'en': 'Ready date', 'zh-CN': '备妥日期' },
    readyQty: { 'en': 'Qty ready', 'zh-CN': '备妥数量' },
    comment: { 'en': 'Comments', 'zh-CN': '备注' },
  },
  rules: {
    readyOn: { 'en': 'Enter a date, such as 2026-11-30.', 'zh-CN': '请输入日期，例如 2026-11-30。' },
    readyQty: { 'en': 'Enter a quantity from 0 to what remains.', 'zh-CN': '请输入 0 至剩余数量之间的数量。' },
    comment: { 'en': 'At most 400 characters.', 'zh-CN': '最多 400 个字符。' },
  },
} as const;
