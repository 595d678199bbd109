import type { OtifBasis, OtifLevel } from '../../../../shared/contracts/otif-words.js';
import type { StatementSource } from '../../../../shared/contracts/purchasing-words.js';
import type { Role } from '../../../../shared/contracts/roles.js';
import type { DateOrder, DecimalMark, RowVerdict, UploadFormat, UploadStatus } from '../../../../shared/contracts/upload-words.js';
import { code, date, decimal, flag, id, instant, int, json, name, orNull, withDefault } from '../columns.js';

/** What people configure and keep for their daily work: reasons, views, policies, uploads. */
export const workspaceTables = {
  reason: {
    code: code(40),
    /** Acceptable reasons move the agreed date that OTIF is measured on; others move only the estimate. */
    acceptable: flag(),
    labelEn: name(100),
    labelZh: name(100),
    active: withDefault(flag()),
    version: withDefault(int()),
    /** Small numbers come first. */
    position: withDefault(int()),
  },
  otif_policy: {
    code: code(40),
    labelEn: name(200),
    labelZh: name(200),
    basis: code<OtifBasis>(20),
    /** Null is early without limit. */
    daysEarly: orNull(int()),
    daysLate: int(),
    level: code<OtifLevel>(10),
    /** The share of the ordered quantity that may be missing. */
    tolerance: withDefault(decimal()),
    active: withDefault(flag()),
    version: withDefault(int()),
  },
  user_preference: { userId: int(), name: code(40), value: json(), changedAt: instant(), version: withDefault(int()) },
  saved_view: { id: id(), ownerId: int(), name: name(60), shared: withDefault(flag()), value: json(), changedAt: instant(), version: withDefault(int()) },
  /** What a request answered, found and made, so that it can be undone. */
  proposal_answer: {
    id: id(),
    requestId: code(40),
    proposalId: int(),
    lineId: int(),
    supplierId: int(),
    outcome: code<'accepted' | 'changed' | 'rejected' | 'superseded'>(20),
    batchId: orNull(int()),
    readyOn: orNull(date()),
    qty: orNull(decimal()),
    source: code<StatementSource>(20),
    reason: orNull(code(60)),
    note: orNull(name(1000)),
    factsBefore: json(),
    lineVersionBefore: int(),
    lineVersion: int(),
    answeredAt: instant(),
    answeredBy: int(),
    undoneAt: orNull(instant()),
  },
  upload: {
    id: id(),
    userId: int(),
    role: code<Role>(20),
    fileName: name(260),
    format: code<UploadFormat>(20),
    fileHash: code(64),
    /** Of the rows as they were understood, whatever the bytes were. */
    rowsHash: code(64),
    columns: json(),
    status: code<UploadStatus>(20),
    /** Null where the rows are about several suppliers, or none. */
    supplierId: orNull(int()),
    dateOrder: orNull(code<DateOrder>(3)),
    decimalMark: orNull(code<DecimalMark>(1)),
    asksDateOrder: withDefault(flag()),
    asksDecimalMark: withDefault(flag()),
    source: orNull(code<StatementSource>(20)),
    uploadedAt: instant(),
    checkedAt: instant(),
    committedAt: orNull(instant()),
    version: withDefault(int()),
  },
  upload_row: {
    uploadId: int(),
    rowNumber: int(),
    cells: json(),
    chosenLineId: orNull(int()),
    verdict: code<RowVerdict>(10),
    findings: json(),
    choices: json(),
    lineId: orNull(int()),
    supplierId: orNull(int()),
    lineVersion: orNull(int()),
    qty: orNull(decimal()),
    readyOn: orNull(date()),
    comment: orNull(name(1000)),
    batchId: orNull(int()),
  },
};
