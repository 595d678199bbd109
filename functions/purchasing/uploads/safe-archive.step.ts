import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { refusal } from '../batches/refuse.js';

/** What a workbook of so many rows never reaches. */
const mostEntries = 500;
const mostBytes = 96 * 2 ** 20;
const largestRatio = 250;

const open = promisify(yauzl.fromBuffer) as unknown as (bytes: Buffer, options: yauzl.Options) => Promise<ZipFile>;

/**
 * Unpacks every part of a workbook into nothing, and counts: sizes that an archive declares may be lies, and a small file may
 * unpack to what no memory holds. Only what passes here is read.
 *
 * @throws Refusal for what is no workbook, and for what unpacks to too much
 */
export async function checkArchive(bytes: Buffer): Promise<void> {
  try {
    const archive = await open(bytes, { lazyEntries: true, autoClose: false, validateEntrySizes: true, strictFileNames: true });
    const entries = await entriesOf(archive);
    const declared = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
    const names = new Set(entries.map(({ fileName }) => fileName));
    const isWorkbook = names.size === entries.length && names.has('[Content_Types].xml') && names.has('xl/workbook.xml');
    if (!isWorkbook || declared > mostBytes || declared / bytes.length > largestRatio || entries.some((entry) => entry.isEncrypted())) throw new Error('no workbook');
    for (const entry of entries) await unpacked(archive, entry);
  } catch {
    throw refusal('invalid', { code: 'upload-damaged', facts: {} }, '/content');
  }
}

const entriesOf = (archive: ZipFile): Promise<Entry[]> => new Promise((resolve, reject) => {
  const entries: Entry[] = [];
  archive.on('error', reject).on('end', () => resolve(entries)).on('entry', (entry: Entry) => {
    if (entries.push(entry) > mostEntries) reject(new Error('too many entries'));
    else archive.readEntry();
  });
  archive.readEntry();
});

/** Fails where the part is not as long as the archive says, or does not unpack at all. */
async function unpacked(archive: ZipFile, entry: Entry): Promise<void> {
  const stream = await new Promise<Readable>((resolve, reject) => { archive.openReadStream(entry, (error, found) => (error ? reject(error) : resolve(found as Readable))); });
  for await (const piece of stream) void piece;
}
