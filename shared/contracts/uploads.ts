import { z } from 'zod';
import { largestFile } from '../upload-template.js';
import { because } from './because.js';
import { csvType, endpoint, IdParams, Paging, xlsxType } from './endpoint.js';
import { StatementSource } from './purchasing-words.js';
import { Language } from './session.js';
import { DateOrder, DecimalMark, RowVerdict, UploadFormat, UploadStatus } from './upload-words.js';

const n = z.number().int();
const id = n.min(1).max(2_147_483_647);
const date = z.iso.date();
const instant = z.iso.datetime();

/** Rows with something in them. */
export const mostRows = 5_000;

/** Something about a row, and the field that it is about; null where it is the row as a whole. */
const Finding = because.extend({ field: z.string().nullable() });
export type Finding = z.infer<typeof Finding>;

/** A line that a row could mean. */
const Choice = z.object({ lineId: n, lineNumber: z.string(), dueOn: date, outstandingQty: z.number() });
export type Choice = z.infer<typeof Choice>;

/** Where a field stands in the file: its header, and its column counted from 1. */
const FoundColumn = z.object({ field: z.string(), header: z.string(), place: n });
export type FoundColumn = z.infer<typeof FoundColumn>;

const Counts = z.record(RowVerdict, n);

export const Upload = z.object({
  id: n, fileName: z.string(), format: UploadFormat, status: UploadStatus,
  /** Null where the caller may not know. */
  by: z.string().nullable(),
  mine: z.boolean(), uploadedAt: instant, checkedAt: instant, committedAt: instant.nullable(), source: StatementSource.nullable(), rows: n, counts: Counts,
  columns: z.array(FoundColumn), dateOrder: DateOrder.nullable(), decimalMark: DecimalMark.nullable(), asksDateOrder: z.boolean(), asksDecimalMark: z.boolean(),
  /** A committed upload of the same rows. */
  sameAs: n.nullable(),
  version: n,
});
export type Upload = z.infer<typeof Upload>;

export const UploadRow = z.object({
  row: n, cells: z.record(z.string(), z.union([z.string(), z.number()]).nullable()), verdict: RowVerdict, findings: z.array(Finding), choices: z.array(Choice), chosenLineId: n.nullable(),
  line: z.object({ id: n, poNumber: z.string(), lineNumber: z.string(), supplierName: z.string().nullable() }).nullable(),
  qty: z.number().nullable(), readyOn: date.nullable(), batchId: n.nullable(),
});
export type UploadRow = z.infer<typeof UploadRow>;

const reply = z.object({ upload: Upload });

export const sendUpload = endpoint({
  name: 'uploads-send', method: 'POST', route: 'uploads', summary: 'Send a file of ready dates; nothing is changed before it is committed', permission: 'lines.update', reach: 'own-suppliers', status: 201,
  largestBody: Math.ceil(largestFile / 3) * 4 + 4_096,
  body: z.strictObject({ fileName: z.string().trim().min(1).max(260), content: z.base64().min(1).max(Math.ceil(largestFile / 3) * 4).meta({ description: 'The bytes of the file in base64' }) }),
  reply,
});

export const listUploads = endpoint({
  name: 'uploads-list', method: 'GET', route: 'uploads', summary: 'Files that were sent, newest first, and what each did', permission: 'lines.update', reach: 'own-suppliers',
  query: z.strictObject(Paging), reply: z.object({ uploads: z.array(Upload), total: n }),
});

export const readUpload = endpoint({
  name: 'uploads-read', method: 'GET', route: 'uploads/{id:int}', summary: 'One file and its rows, by verdict', permission: 'lines.update', reach: 'own-suppliers',
  params: IdParams, query: z.strictObject({ verdict: RowVerdict.optional(), ...Paging }), reply: z.object({ upload: Upload, rows: z.array(UploadRow), total: n }),
});

export const answerUpload = endpoint({
  name: 'uploads-answer', method: 'PATCH', route: 'uploads/{id:int}', summary: 'Answer the questions of a file, or have it checked again', permission: 'lines.update', reach: 'own-suppliers',
  params: IdParams,
  body: z.strictObject({ version: id, dateOrder: DateOrder.optional(), decimalMark: DecimalMark.optional(), lines: z.array(z.strictObject({ row: id, lineId: id })).max(mostRows).optional() }),
  reply,
});

export const commitUpload = endpoint({
  name: 'uploads-commit', method: 'POST', route: 'uploads/{id:int}/commit', summary: 'Do what the dry run said, all of it or nothing', permission: 'lines.update', reach: 'own-suppliers',
  params: IdParams, body: z.strictObject({ version: id, source: z.enum(['supplier-confirmed', 'expeditor-estimate']).optional() }), reply,
});

export const discardUpload = endpoint({
  name: 'uploads-discard', method: 'DELETE', route: 'uploads/{id:int}', summary: 'Put a file aside that was not committed', permission: 'lines.update', reach: 'own-suppliers', params: IdParams, reply,
});

export const readTemplate = endpoint({
  name: 'uploads-template', method: 'GET', route: 'uploads/template', summary: 'An empty file with the columns that are understood', permission: 'lines.update', reach: 'nobody', file: [xlsxType, csvType],
  query: z.strictObject({ format: z.enum(['xlsx', 'csv']).default('xlsx'), language: Language.default('en') }),
});
