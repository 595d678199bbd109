import { parse } from 'csv-parse/sync';
import { mostReferenceRows, type ReferenceKind } from '../../../shared/contracts/xref.js';
import { toldRefusal } from '../../../shared/told-refusal.js';
import { encodingIn } from '../../integrations/erp/text-encoding.js';
import { referenceColumns, type FileRow } from './judge-reference.js';

const bare = (name: string) => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

/** @throws Refusal for a file that cannot be read, lacks a column, or is too long */
export async function readReference(kind: ReferenceKind, bytes: Buffer): Promise<FileRow[]> {
  const [head = [], ...body] = await recordsIn(bytes);
  const names = head.map(bare);
  const { required, optional } = referenceColumns[kind];
  const missing = required.filter((name) => !names.includes(bare(name)));
  if (missing.length > 0) throw toldRefusal('invalid', { code: 'xref-columns-missing', facts: { columns: missing.join(', ') } }, '/content');
  if (body.length > mostReferenceRows) throw toldRefusal('too-large', { code: 'xref-file-too-long', facts: { most: mostReferenceRows } }, '/content');
  const places = [...required, ...optional].map((name) => [name, names.indexOf(bare(name))] as const);
  return body.map((cells, i) => ({ row: i + 2, cells: Object.fromEntries(places.map(([name, place]) => [name, (cells[place] ?? '').trim()])) })).filter(({ cells }) => Object.values(cells).some((text) => text !== ''));
}

async function recordsIn(bytes: Buffer): Promise<string[][]> {
  try {
    const text = new TextDecoder(await encodingIn([bytes], 'upload')).decode(bytes);
    const [first = ''] = text.split(/\r\n|\r|\n/, 1);
    const delimiter = [',', ';', '\t'].toSorted((a, b) => first.split(b).length - first.split(a).length)[0]!;
    return parse(text, { delimiter, bom: true, relax_column_count: true, relax_quotes: true, max_record_size: 1 << 16 });
  } catch {
    throw toldRefusal('invalid', { code: 'xref-file-damaged', facts: {} }, '/content');
  }
}
