import { counted, inNumber, plain, type Sentences } from './sentence.js';

type Nothing = Record<never, never>;
interface Planned { qty: number; readyOn: string; arriveOn: string }

/** Why a file or a row of it cannot be taken, what is asked about it, and what would happen. */
export interface UploadFacts {
  'upload-not-found': { id: number };
  'upload-too-large': { most: number };
  'upload-too-long': { most: number };
  'upload-no-header': Nothing;
  'upload-empty': Nothing;
  'upload-columns-missing': { columns: string };
  'upload-column-twice': { columns: string };
  'upload-damaged': Nothing;
  'upload-old-excel': Nothing;
  'upload-changed': Nothing;
  'upload-outdated': Nothing;
  'upload-over': Nothing;
  'upload-open-rows': { errors: number; questions: number };
  'upload-nothing-new': Nothing;
  'row-not-found': { row: number };
  'cell-empty': Nothing;
  'cell-too-long': { most: number };
  'no-quantity': { text: string };
  'quantity-not-positive': Nothing;
  'no-date': { text: string };
  'which-date-order': { text: string };
  'which-decimal-mark': { text: string };
  'which-line': { poNumber: string; itemCode: string; lines: number };
  'order-unknown': { poNumber: string };
  'item-not-in-order': { poNumber: string; itemCode: string };
  'line-not-in-order': { poNumber: string; lineNumber: string; itemCode: string };
  'row-key-damaged': Nothing;
  'locked-cell-changed': { found: string; stood: string };
  'baseline-moved': { was: string; is: string };
  'line-changed-since-file': { on: string };
  'upload-exceeds': { poNumber: string; lineNumber: string; rowsQty: number; leftQty: number; outstandingQty: number };
  'upload-same': Nothing;
  'upload-notes': Nothing;
  'upload-states-ready': { qty: number; readyOn: string };
  'upload-plans': Planned;
  'upload-confirms': Planned;
  'upload-replaces': { batches: number; qty: number };
}

const [en, zh] = [(value: number) => inNumber(value, 'en'), (value: number) => inNumber(value, 'zh-CN')];
const megabytes = (bytes: number) => Math.floor(bytes / 2 ** 20);

const fileSentences = {
  'upload-not-found': plain('This upload does not exist, or is not one of yours.', '此上传不存在，或不属于您的范围。'),
  'upload-too-large': { 'en': ({ most }: { most: number }) => `The file is larger than ${megabytes(most)} MB. Split it.`, 'zh-CN': ({ most }: { most: number }) => `文件大于 ${megabytes(most)} MB，请拆分。` },
  'upload-too-long': { 'en': ({ most }: { most: number }) => `The file has more than ${counted(most, 'row')}. Split it.`, 'zh-CN': ({ most }: { most: number }) => `文件超过 ${zh(most)} 行，请拆分。` },
  'upload-no-header': plain('No row names the columns PO, Item, Qty and ReadyDate. Download the template to see how a file looks.', '没有找到列名 PO、Item、Qty、ReadyDate 所在的行。请下载模板查看格式。'),
  'upload-empty': plain('The file has no rows below its column names.', '列名下方没有任何数据行。'),
  'upload-columns-missing': { 'en': ({ columns }: { columns: string }) => `The file has no column ${columns}. Add it and send the file again.`, 'zh-CN': ({ columns }: { columns: string }) => `文件缺少列 ${columns}。请添加后重新上传。` },
  'upload-column-twice': { 'en': ({ columns }: { columns: string }) => `Two columns mean the same: ${columns}. Keep one of them.`, 'zh-CN': ({ columns }: { columns: string }) => `有两列含义相同：${columns}。请只保留一列。` },
  'upload-damaged': plain('The file cannot be read. Save it again as XLSX or CSV.', '无法读取文件。请另存为 XLSX 或 CSV。'),
  'upload-old-excel': plain('This is a file of an old Excel (XLS). Save it as XLSX.', '这是旧版 Excel 文件（XLS）。请另存为 XLSX。'),
  'upload-changed': plain('This upload was changed since you opened it. Look again.', '此上传在您打开后已被更改，请重新查看。'),
  'upload-outdated': plain('Lines of this file changed after it was checked. Nothing was saved; check it again.', '检查之后，文件中的订单行已有变化。未保存任何内容，请重新检查。'),
  'upload-over': plain('This upload is committed or discarded already.', '此上传已提交或已放弃。'),
  'upload-open-rows': {
    'en': ({ errors, questions }: { errors: number; questions: number }) => `${counted(errors, 'row')} with an error and ${counted(questions, 'question')} are left. Nothing was saved.`,
    'zh-CN': ({ errors, questions }: { errors: number; questions: number }) => `还有 ${zh(errors)} 行错误和 ${zh(questions)} 个问题。未保存任何内容。`,
  },
  'upload-nothing-new': plain('All rows of this file were sent before. There is nothing to commit.', '此文件的所有行之前都已上传，没有可提交的内容。'),
  'row-not-found': { 'en': ({ row }: { row: number }) => `Row ${row} has no such line to choose.`, 'zh-CN': ({ row }: { row: number }) => `第 ${row} 行没有可选的此订单行。` },
};

const cellSentences = {
  'cell-empty': plain('This cell is empty.', '此单元格为空。'),
  'cell-too-long': { 'en': ({ most }: { most: number }) => `At most ${counted(most, 'character')}.`, 'zh-CN': ({ most }: { most: number }) => `最多 ${zh(most)} 个字符。` },
  'no-quantity': { 'en': ({ text }: { text: string }) => `“${text}” is not a number.`, 'zh-CN': ({ text }: { text: string }) => `“${text}”不是数字。` },
  'quantity-not-positive': plain('The quantity must be more than 0.', '数量必须大于 0。'),
  'no-date': { 'en': ({ text }: { text: string }) => `“${text}” is not a date. Write it as YYYY-MM-DD.`, 'zh-CN': ({ text }: { text: string }) => `“${text}”不是日期，请写成 YYYY-MM-DD。` },
  'which-date-order': { 'en': ({ text }: { text: string }) => `“${text}” could be day/month or month/day.`, 'zh-CN': ({ text }: { text: string }) => `“${text}”可能是 日/月，也可能是 月/日。` },
  'which-decimal-mark': { 'en': ({ text }: { text: string }) => `“${text}” could be thousands or decimals.`, 'zh-CN': ({ text }: { text: string }) => `“${text}”可能是千位分隔，也可能是小数。` },
  'which-line': {
    'en': ({ poNumber, itemCode, lines }: UploadFacts['which-line']) => `${en(lines)} lines of ${poNumber} order ${itemCode}. Choose one.`,
    'zh-CN': ({ poNumber, itemCode, lines }: UploadFacts['which-line']) => `${poNumber} 有 ${zh(lines)} 个订单行订购 ${itemCode}，请选择。`,
  },
  'order-unknown': { 'en': ({ poNumber }: { poNumber: string }) => `There is no order ${poNumber} of yours. Are leading zeros missing?`, 'zh-CN': ({ poNumber }: { poNumber: string }) => `您没有订单 ${poNumber}。是否缺少前导零？` },
  'item-not-in-order': {
    'en': ({ poNumber, itemCode }: UploadFacts['item-not-in-order']) => `Order ${poNumber} has no item ${itemCode}.`,
    'zh-CN': ({ poNumber, itemCode }: UploadFacts['item-not-in-order']) => `订单 ${poNumber} 中没有物料 ${itemCode}。`,
  },
  'line-not-in-order': {
    'en': ({ poNumber, lineNumber, itemCode }: UploadFacts['line-not-in-order']) => `Order ${poNumber} has no line ${lineNumber} with item ${itemCode}.`,
    'zh-CN': ({ poNumber, lineNumber, itemCode }: UploadFacts['line-not-in-order']) => `订单 ${poNumber} 中没有物料为 ${itemCode} 的第 ${lineNumber} 行。`,
  },
  'row-key-damaged': plain('The hidden key of this row is missing or damaged. Fill in the file as it was sent to you.', '此行的隐藏标识缺失或损坏。请使用收到的原文件填写。'),
  'locked-cell-changed': {
    'en': ({ found, stood }: UploadFacts['locked-cell-changed']) => `This cell is locked and was changed to “${found}”. ${stood ? `Put back “${stood}”` : 'Put it back as it was sent to you'}.`,
    'zh-CN': ({ found, stood }: UploadFacts['locked-cell-changed']) => `此单元格已锁定，但被改为“${found}”。请恢复${stood ? `为“${stood}”` : '原值'}。`,
  },
  'baseline-moved': {
    'en': ({ was, is }: UploadFacts['baseline-moved']) => `Was “${was}” when the file was made, and is “${is}” now.`,
    'zh-CN': ({ was, is }: UploadFacts['baseline-moved']) => `生成文件时为“${was}”，现在为“${is}”。`,
  },
  'line-changed-since-file': {
    'en': ({ on }: { on: string }) => `This line was changed after the file was made, last on ${on}. Look at it before you commit.`,
    'zh-CN': ({ on }: { on: string }) => `生成文件后，此订单行已有更改，最近一次为 ${on}。提交前请查看。`,
  },
};

const outcomeSentences = {
  'upload-exceeds': {
    'en': ({ poNumber, lineNumber, rowsQty, leftQty, outstandingQty }: UploadFacts['upload-exceeds']) => `The rows of ${poNumber}/${lineNumber} sum to ${en(rowsQty)}; ${en(outstandingQty)} are outstanding, ${en(leftQty)} of them not confirmed or on the way.`,
    'zh-CN': ({ poNumber, lineNumber, rowsQty, leftQty, outstandingQty }: UploadFacts['upload-exceeds']) => `${poNumber}/${lineNumber} 的各行合计 ${zh(rowsQty)}；未交 ${zh(outstandingQty)}，其中 ${zh(leftQty)} 尚未确认或发货。`,
  },
  'upload-same': plain('Sent before; makes nothing again.', '之前已上传，不会重复处理。'),
  'upload-notes': plain('Keeps the comment as a note.', '将备注保存为说明。'),
  'upload-states-ready': { 'en': ({ qty, readyOn }: { qty: number; readyOn: string }) => `${en(qty)} ready since ${readyOn}.`, 'zh-CN': ({ qty, readyOn }: { qty: number; readyOn: string }) => `${zh(qty)} 已于 ${readyOn} 备妥。` },
  'upload-plans': {
    'en': ({ qty, readyOn, arriveOn }: Planned) => `Plans a batch of ${en(qty)}: ready ${readyOn}, arrives ${arriveOn}.`,
    'zh-CN': ({ qty, readyOn, arriveOn }: Planned) => `计划批次 ${zh(qty)}：${readyOn} 备妥，${arriveOn} 到货。`,
  },
  'upload-confirms': {
    'en': ({ qty, readyOn, arriveOn }: Planned) => `Confirms a batch of ${en(qty)}: ready ${readyOn}, arrives ${arriveOn}.`,
    'zh-CN': ({ qty, readyOn, arriveOn }: Planned) => `确认批次 ${zh(qty)}：${readyOn} 备妥，${arriveOn} 到货。`,
  },
  'upload-replaces': {
    'en': ({ batches, qty }: UploadFacts['upload-replaces']) => `Replaces ${counted(batches, 'planned batch', 'planned batches')} of ${en(qty)}.`,
    'zh-CN': ({ batches, qty }: UploadFacts['upload-replaces']) => `替换 ${zh(batches)} 个计划批次，共 ${zh(qty)}。`,
  },
};

export const uploadSentences: Sentences<UploadFacts> = { ...fileSentences, ...cellSentences, ...outcomeSentences };
