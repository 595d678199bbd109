import type { IsoDate } from '../../../shared/dates.js';

/** What a source hands over for one field: text from a file, a number or an ISO date from a database. */
export type Cell = string | number | null | undefined;

export type DecimalMark = '.' | ',';

/** Our field names to the column names of the extract. A field that is not named keeps its own name. */
export type ColumnMapping = Readonly<Partial<Record<string, string>>>;

/** One night's worth of the ERP that waits to be read. */
export interface Extract { businessOn: IsoDate; /** The file, the view; null when there is nothing to name. */ name: string | null }

/** How the reading ended, known after the last row. */
export interface ExtractEnding {
  /** The last row has no end: a quote that never closes. */
  cutOff: boolean;
  /** Null where the source has no line ends. */
  endedWithNewline: boolean | null;
}

export interface OpenExtract {
  columns: readonly string[];
  mapping: ColumnMapping;
  mark: DecimalMark;
  /** In pieces of some thousand rows; the whole is never in memory. */
  rows: AsyncIterable<readonly (readonly Cell[])[]>;
  ending(): ExtractEnding;
}

/** Only to see what is there: all columns, and about so many rows. */
export interface Look { rows: number }

/** Where PO lines come from. All sources feed the same code. */
export interface ErpSource {
  kind: 'demo' | 'folder' | 'sqlserver' | 'none';
  /**
   * Extracts that were not read yet, oldest first.
   *
   * @param after the business date of the last good night
   * @param today the business date at this moment
   * @param patient leaves alone what may still be copied; a person who asks is taken at their word
   */
  waiting(after: IsoDate | null, today: IsoDate, patient?: boolean): Promise<Extract[]>;
  /** The extract of one business date; null when the source does not have it. */
  extractOf(businessOn: IsoDate, today: IsoDate): Promise<Extract | null>;
  /** @throws Refusal when it cannot be read at all, with what to do */
  open(extract: Extract, look?: Look): Promise<OpenExtract>;
  /** What a fault of this source means, in a sentence that says what to do; the fault itself where nothing is known of it. */
  told?(error: unknown): unknown;
  /** True when reading waits for the nightly schedule; a file is read when it is there. */
  scheduled: boolean;
  /** Lets a day pass in an ERP that is only played; answers its new date. */
  passDay?(): Promise<IsoDate>;
}
