import { z } from 'zod';

/** What a row of a file does; `note` is a comment without quantity and date, `same` was sent before. */
export const RowVerdict = z.enum(['batch', 'ready', 'note', 'same', 'question', 'error']);
export type RowVerdict = z.infer<typeof RowVerdict>;

export const UploadStatus = z.enum(['dry-run', 'committed', 'discarded']);
export type UploadStatus = z.infer<typeof UploadStatus>;

/** `supplier-file` is the workbook that a supplier filled in. */
export const UploadFormat = z.enum(['csv', 'xlsx', 'supplier-file']);
export type UploadFormat = z.infer<typeof UploadFormat>;

/** Day first or month first. */
export const DateOrder = z.enum(['dmy', 'mdy']);
export type DateOrder = z.infer<typeof DateOrder>;

export const DecimalMark = z.enum(['.', ',']);
export type DecimalMark = z.infer<typeof DecimalMark>;

/** What a file may say of a line. */
export const UploadField = z.enum(['poNumber', 'itemCode', 'qty', 'readyOn', 'lineNumber', 'comment']);
export type UploadField = z.infer<typeof UploadField>;
