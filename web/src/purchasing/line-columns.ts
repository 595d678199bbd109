import { html, nothing, svg } from 'lit';
import type { CustomColumn, LineColumn } from '../../../shared/contracts/line-columns.js';
import type { ListedLine, Staleness } from '../../../shared/contracts/lines.js';
import { workingDaysBetween, type IsoDate } from '../../../shared/dates.js';
import { progressOf, type CellValue } from '../../../shared/line-filter.js';
import { badge } from '../elements/badge.js';
import { dash, dateHint, instant, percent, qty, staleness, word } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { isSlot, lineColumnKinds } from './column-kinds.js';
import type { ColumnDefault } from './column-layout.js';
import { delayBadge, missingBadge, sourceBadge, sourceIcon, statusBadge, unmappedBadge } from './line-badges.js';
import { partsOfLine } from './quantity-parts.js';

/** What a cell may need beside its line. */
export interface CellContext { today: IsoDate; staleness: Staleness; hrefOf(lineId: number): string }

/** A column of the grid; its name is also the class of its cells. */
export interface GridColumn extends ColumnDefault {
  name: string;
  header(): string;
  /** What it sorts and filters by. */
  field?: LineColumn;
  isNumber?: boolean;
  /** People fill it in. */
  isEntered?: boolean;
  cell(line: ListedLine, context: CellContext): unknown;
  /** Said in full on hovering, where a cell may be cut off. */
  hint?(line: ListedLine): string | null;
}

const [always, medium, large, wide] = [0, 1100, 1250, 1500];

type Rest = Pick<GridColumn, 'width'> & Partial<GridColumn>;

const column = (name: LineColumn, rest: Rest & Pick<GridColumn, 'cell'>): GridColumn => ({ name, header: () => word('field', name), field: name, ...rest });

const plain = (name: LineColumn, rest: Rest): GridColumn => column(name, plainCell(name, (line) => (line as unknown as Record<string, CellValue>)[name] ?? null, rest));

/** How a value of each kind is shown. Dates are bare texts with a title: a list shows hundreds. */
function plainCell(name: LineColumn, of: (line: ListedLine) => CellValue, rest: Rest): Rest & Pick<GridColumn, 'cell'> {
  const kind = lineColumnKinds[name];
  if (kind === 'date') return { cell: (line) => of(line) ?? dash, hint: (line) => dateHintOf(of(line)), ...rest };
  if (kind === 'instant') return { cell: (line) => instant(String(of(line))), ...rest };
  if (kind === 'quantity' || kind === 'price') return { isNumber: true, cell: (line) => qty(of(line) as number | null), ...rest };
  return { cell: (line) => of(line) ?? dash, hint: (line) => of(line) as string | null, ...rest };
}

const dateHintOf = (value: CellValue) => (value === null ? null : dateHint(String(value)));

const unmapped = (is: boolean) => (is ? html` ${badge(unmappedBadge())}` : nothing);

const known: readonly GridColumn[] = [
  plain('poNumber', { width: 96, from: always, pinned: true, cell: ({ id, poNumber }, { hrefOf }) => html`<a tabindex="-1" href=${hrefOf(id)}>${poNumber}</a>` }),
  plain('lineNumber', { width: 50, from: always, pinned: true }),
  plain('supplierName', { width: 150, from: always, stretches: true, cell: (line) => html`${line.supplierName ?? line.supplierCode}${unmapped(line.supplierUnmapped)}`, hint: (line) => `${line.supplierName ?? ''} ${line.supplierCode}`.trim() }),
  plain('itemCode', { width: 84, from: always, cell: (line) => html`${line.itemCode}${unmapped(line.itemUnmapped)}` }),
  plain('itemName', { width: 140, from: 1400, stretches: true }),
  plain('finalCustomer', { width: 120, from: wide, stretches: true }),
  plain('orderedQty', { width: 72, from: medium }),
  column('progress', { width: 112, from: large, cell: progressCell, hint: progressHint }),
  plain('readyQty', { width: 72 }),
  plain('dispatchedQty', { width: 78 }),
  plain('deliveredQty', { width: 74, from: medium }),
  plain('outstandingQty', { width: 104, from: always }),
  plain('uom', { width: 48, from: wide }),
  plain('dueOn', { width: 84, from: always }),
  plain('promisedOn', { width: 84, from: wide }),
  plain('expectedOn', { width: 84, from: always }),
  column('delay', { width: 112, from: always, cell: (line) => (line.outstandingQty === 0 ? dash : badge(delayBadge(line.delay))) }),
  column('status', { width: 116, from: medium, cell: (line) => badge(line.missingSinceOn ? missingBadge(line.missingSinceOn) : statusBadge(line.status)) }),
  column('statedOn', { width: 118, from: medium, cell: lastWord, hint: lastWordHint }),
  column('statedSource', { width: 136, cell: ({ statedSource }) => (statedSource ? badge(sourceBadge(statedSource, word('source', statedSource))) : dash) }),
  plain('supplierCode', { width: 92 }), plain('itemFamily', { width: 100 }), plain('orderedOn', { width: 84 }), plain('receivedOn', { width: 90 }),
  plain('openBatchQty', { width: 84 }), plain('unallocatedQty', { width: 100 }), plain('overAllocatedQty', { width: 100 }),
  plain('unitPrice', { width: 84 }), plain('currency', { width: 72 }), plain('erpStatus', { width: 92 }), plain('changedAt', { width: 122 }),
];

const stretchable: ReadonlySet<string> = new Set(known.filter(({ stretches }) => stretches).map(({ name }) => name));
export const stretching = (): ReadonlySet<string> => stretchable;

/** Every column there is, those of the installation among them. */
export const gridColumns = (custom: readonly CustomColumn[]): GridColumn[] => [...known, ...custom.map(customColumn)];

function customColumn({ slot, label, origin }: CustomColumn): GridColumn {
  const isEntered = origin === 'person';
  const look = plainCell(slot, ({ custom }) => custom[slot] ?? null, { width: lineColumnKinds[slot] === 'text' ? 140 : 92 });
  const hint = (line: ListedLine) => {
    const entry = line.entries[slot];
    return [look.hint?.(line), entry && t.cell.entered(entry.by ?? word('origin', 'person'), instant(entry.at))].filter(Boolean).join(' · ') || null;
  };
  return { ...column(slot, look), header: () => label, hint, ...(isEntered && { isEntered, from: wide }) };
}

/** What a column is called where only its name is known. */
export const nameOf = (name: string, custom: readonly CustomColumn[]): string =>
  (isSlot(name) ? custom.find(({ slot }) => slot === name)?.label : undefined) ?? word('field', name);

/** Delivered, dispatched, ready and what is left, as one bar. */
function progressCell(line: ListedLine) {
  const { delivered, dispatched, ready, rest } = partsOfLine(line);
  const whole = delivered + dispatched + ready + rest || 1;
  const at = (size: number) => (size / whole) * 100;
  return html`<svg class="progress" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">${[
    svg`<rect class="delivered" width=${at(delivered)} height="8"/>`,
    dispatched > 0 ? svg`<rect class="dispatched" x=${at(delivered)} width=${at(dispatched)} height="8"/>` : nothing,
    ready > 0 ? svg`<rect class="ready" x=${at(delivered + dispatched)} width=${at(ready)} height="8"/>` : nothing,
  ]}</svg><span class="share">${percent(progressOf(line) / 100)}</span>`;
}

function progressHint(line: ListedLine): string {
  return (['orderedQty', 'readyQty', 'dispatchedQty', 'deliveredQty', 'outstandingQty'] as const).map((name) => `${word('field', name)} ${qty(line[name])}`).join(' · ');
}

/** Who said something last, and how long ago: amber and red by the working days that the settings give. */
function lastWord({ statedOn, statedSource, outstandingQty }: ListedLine, { today, staleness: limits }: CellContext) {
  if (outstandingQty === 0 && statedOn === null) return dash;
  const text = staleness(statedOn, today);
  if (outstandingQty === 0) return html`<span class="quiet">${text}</span>`;
  return html`<span class=${ageTone(statedOn, today, limits)}>${statedSource && statedOn ? html`${sourceIcon(statedSource)} ` : nothing}${text}</span>`;
}

function ageTone(statedOn: IsoDate | null, today: IsoDate, { amberDays, redDays, holidays }: Staleness): string {
  const days = statedOn === null ? Infinity : workingDaysBetween(statedOn, today, new Set(holidays));
  return days >= redDays ? 'old' : days >= amberDays ? 'aging' : 'quiet';
}

function lastWordHint({ statedOn, statedSource }: ListedLine): string | null {
  return statedOn === null ? null : `${word('source', statedSource ?? 'no-response')} · ${statedOn}`;
}
