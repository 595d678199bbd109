import { html, nothing } from 'lit';
import type { LineColumn } from '../../../shared/contracts/line-columns.js';
import type { Line } from '../../../shared/contracts/lines.js';
import type { IsoDate } from '../../../shared/dates.js';
import { badge } from '../elements/badge.js';
import { date } from '../elements/date.js';
import { dash, qty, staleness, word } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { delayBadge, missingBadge, sourceBadge, statusBadge, unmappedBadge } from './line-badges.js';

/** What a cell may need beside its line. */
export interface CellContext { today: IsoDate; hrefOf(lineId: number): string }

export interface GridColumn {
  /** Also the class of its width. */
  name: string;
  header(): string;
  /** What a click on the header sorts by; a column without it does not sort. */
  sort?: LineColumn;
  /** Shown from this width of the grid on, in pixels. */
  from: number;
  isNumber?: boolean;
  cell(line: Line, context: CellContext): unknown;
  /** Said in full on hovering, where a cell may be cut off. */
  hint?(line: Line): string | null;
}

const [always, medium, wide] = [0, 1100, 1500];

type Kept = LineColumn & keyof Line;
type ValueOf<Value> = { [Name in Kept]: Line[Name] extends Value ? Name : never }[Kept];
type Options = Pick<GridColumn, 'from'> & Partial<GridColumn>;

const column = (name: LineColumn, rest: Options & Pick<GridColumn, 'cell'>): GridColumn => ({ name, header: () => word('field', name), sort: name, ...rest });
const text = (name: ValueOf<string | null>, rest: Options): GridColumn =>
  column(name, { cell: (line) => line[name] ?? dash, hint: (line) => line[name], ...rest });
const quantity = (name: ValueOf<number>, rest: Options): GridColumn => column(name, { isNumber: true, cell: (line) => qty(line[name] as number), ...rest });
const day = (name: 'dueOn' | 'promisedOn' | 'expectedOn', rest: Options): GridColumn => column(name, { cell: (line) => date(line[name]), ...rest });

const unmapped = (is: boolean) => (is ? html` ${badge(unmappedBadge())}` : nothing);

/** The default columns, in order. The column chooser will choose from more. */
export const gridColumns: readonly GridColumn[] = [
  text('poNumber', { from: always, cell: ({ id, poNumber }, { hrefOf }) => html`<a tabindex="-1" href=${hrefOf(id)}>${poNumber}</a>` }),
  text('lineNumber', { from: always }),
  text('supplierName', { from: always, cell: (line) => html`${line.supplierName ?? line.supplierCode}${unmapped(line.supplierUnmapped)}`, hint: (line) => `${line.supplierName ?? ''} ${line.supplierCode}`.trim() }),
  text('itemCode', { from: always, cell: (line) => html`${line.itemCode}${unmapped(line.itemUnmapped)}` }),
  text('itemName', { from: medium }),
  text('finalCustomer', { from: wide }),
  quantity('orderedQty', { from: medium }),
  quantity('readyQty', { from: wide }),
  quantity('deliveredQty', { from: medium }),
  quantity('outstandingQty', { from: always }),
  text('uom', { from: wide }),
  day('dueOn', { from: always }),
  day('promisedOn', { from: wide }),
  day('expectedOn', { from: always }),
  { name: 'delay', header: () => t.lines.delay, from: always, cell: (line) => (line.outstandingQty === 0 ? dash : badge(delayBadge(line.delay))) },
  column('status', { from: medium, cell: (line) => badge(line.missingSinceOn ? missingBadge(line.missingSinceOn) : statusBadge(line.status)) }),
  column('statedOn', { from: medium, cell: (line, { today }) => lastWord(line, today) }),
];

/** Who said something last, and how long ago. */
function lastWord({ statedOn, statedSource, outstandingQty, stale }: Line, today: IsoDate) {
  if (outstandingQty === 0 && statedOn === null) return dash;
  const age = staleness(statedOn, today);
  const hint = statedOn === null ? age : `${word('source', statedSource ?? 'no-response')} · ${statedOn} · ${age}`;
  if (statedSource === null || statedOn === null) return html`<span class="quiet" title=${hint}>${age}</span>`;
  return html`${badge(sourceBadge(statedSource, hint))} <span class=${stale ? 'stale' : 'quiet'}>${age}</span>`;
}

export const columnsFor = (width: number): GridColumn[] => gridColumns.filter(({ from }) => width >= from);

export const sortableColumns: readonly LineColumn[] = gridColumns.flatMap(({ sort }) => sort ?? []);
