import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { isDate } from '../../../shared/dates.js';
import { Refusal } from '../../../shared/refusal.js';
import { openCsv } from './csv-file.js';
import type { ColumnMapping, ErpSource, Extract } from './erp-source.js';
import { openXlsx } from './xlsx-file.js';

const fileForm = /^po_lines_(\d{4}-\d\d-\d\d)\.(csv|xlsx)$/i;

export interface FolderOptions {
  folder: string;
  /** From the settings; `mapping.json` in the folder has the last word. */
  mapping: () => Promise<ColumnMapping>;
}

/** Extracts as files `po_lines_YYYY-MM-DD.csv` or `.xlsx`; the date is the business date. */
export function folderSource({ folder, mapping }: FolderOptions): ErpSource {
  return {
    kind: 'folder',
    scheduled: false,
    waiting: async (after, _today, patient = false) => (await extractsIn(folder, patient)).filter(({ businessOn }) => after === null || businessOn > after),
    extractOf: async (businessOn) => (await extractsIn(folder, false)).find((extract) => extract.businessOn === businessOn) ?? null,
    async open({ name }) {
      const path = join(folder, name!);
      const opened = await (/\.csv$/i.test(path) ? openCsv(path) : openXlsx(path));
      return { ...opened, mapping: { ...(await mapping()), ...(await mappingIn(folder)) } };
    },
  };
}

/** Oldest first. Where a date has both, the CSV is read. */
async function extractsIn(folder: string, patient: boolean): Promise<Extract[]> {
  const names = await readdir(folder).catch((error: unknown) => { throw unreadable(folder, error); });
  const byDate = new Map<string, string>();
  for (const name of names.sort().reverse()) {
    const [, businessOn] = fileForm.exec(name) ?? [];
    if (businessOn && isDate(businessOn) && (!patient || (await isSettled(join(folder, name))))) byDate.set(businessOn, name);
  }
  return [...byDate].map(([businessOn, name]) => ({ businessOn, name })).sort((a, b) => (a.businessOn < b.businessOn ? -1 : 1));
}

/** A file that was written to within this time, in milliseconds, may still be copied. */
const settleMs = 30_000;

const isSettled = async (path: string) => Date.now() - (await stat(path)).mtimeMs >= settleMs;

const unreadable = (folder: string, error: unknown) => new Refusal('unavailable', 'folder-unreadable',
  `The folder ${folder} cannot be read (${(error as NodeJS.ErrnoException).code}). Check BATCHLINE_ERP and the rights of the service account.`, { facts: { folder } });

const Mapping = z.record(z.string(), z.string());

/** @throws Refusal when the file is there and is not a mapping */
async function mappingIn(folder: string): Promise<ColumnMapping> {
  const text = await readFile(join(folder, 'mapping.json'), 'utf8').catch(() => null);
  if (text === null) return {};
  try {
    return Mapping.parse(JSON.parse(text.replace(/^\ufeff/, '')));
  } catch {
    throw new Refusal('invalid', 'mapping-invalid', `mapping.json must be an object of our field names to column names, such as {"poNumber": "PO No"}.`);
  }
}
