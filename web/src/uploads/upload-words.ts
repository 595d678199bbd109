import type { FoundColumn, Upload, UploadRow } from '../../../shared/contracts/uploads.js';
import type { RowVerdict } from '../../../shared/contracts/upload-words.js';
import type { Badge, Tone } from '../elements/badge.js';
import type { IconName } from '../elements/icons.js';
import { dash } from '../i18n/format.js';
import { t } from '../i18n/language.js';

/** What needs somebody first. */
export const verdictOrder: readonly RowVerdict[] = ['error', 'question', 'batch', 'ready', 'note', 'same'];

const looks: Record<RowVerdict, { tone: Tone; icon: IconName }> = {
  error: { tone: 'red', icon: 'warning' }, question: { tone: 'amber', icon: 'bulb' }, batch: { tone: 'blue', icon: 'box' }, ready: { tone: 'teal', icon: 'check' }, note: { tone: 'grey', icon: 'note' }, same: { tone: 'grey', icon: 'done' },
};

export const verdictBadge = (verdict: RowVerdict): Badge => ({ ...looks[verdict], text: t.upload.oneVerdict[verdict] });

/** A column as Excel names it: 1 is A, 27 is AA. */
export const letterOf = (place: number): string => (place > 26 ? letterOf(Math.floor((place - 1) / 26)) : '') + String.fromCharCode(65 + ((place - 1) % 26));

export function columnText(columns: readonly FoundColumn[], field: string | null): string {
  const found = columns.find((column) => column.field === field) ?? columns.find((column) => field === 'qty' && column.field === 'readyQty');
  return found ? t.upload.columnOf(letterOf(found.place), found.header) : '';
}

export const cellText = ({ cells }: UploadRow, ...fields: string[]): string => {
  const cell = fields.map((field) => cells[field]).find((one) => one !== undefined && one !== null && one !== '');
  return cell === undefined ? dash : String(cell);
};

/** How many rows would do, or did, something. */
export const workIn = ({ counts }: Upload): number => counts.batch + counts.ready + counts.note;

/** The address of an upload. */
export const uploadAddress = (id: number, verdict: RowVerdict | null = null, page = 1): string => `/upload?id=${id}${verdict ? `&show=${verdict}` : ''}${page > 1 ? `&page=${page}` : ''}`;

export interface UploadPlace { id: number | null; verdict: RowVerdict | null; page: number }

export function readPlace(search: string): UploadPlace {
  const query = new URLSearchParams(search);
  const [id, page] = ['id', 'page'].map((name) => Number(/^[1-9]\d{0,8}$/.exec(query.get(name) ?? '')?.[0] ?? 0));
  const verdict = verdictOrder.find((one) => one === query.get('show')) ?? null;
  return { id: id || null, verdict, page: page || 1 };
}

/** The bytes of a file as JSON can carry them. */
export const base64Of = (file: File): Promise<string> => new Promise((resolve, reject) => {
  const reader = new FileReader();
  reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
  reader.onerror = () => reject(reader.error ?? new Error('The file cannot be read.'));
  reader.readAsDataURL(file);
});
