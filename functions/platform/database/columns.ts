import type { Generated } from 'kysely';

/** What a column holds, in the few kinds that both engines agree on. */
export type ColumnKind = 'id' | 'int' | 'code' | 'name' | 'text' | 'json' | 'flag' | 'decimal' | 'date' | 'instant' | 'bytes';

export interface Column<Value = unknown, Nullable extends boolean = boolean, Defaulted extends boolean = boolean> {
  readonly kind: ColumnKind;
  /** Characters of a code or name, bytes of `bytes`. */
  readonly size?: number;
  readonly nullable: Nullable;
  readonly defaulted: Defaulted;
  /** Only in types. */
  readonly value?: Value;
}

const column = <Value>(kind: ColumnKind, size?: number): Column<Value, false, false> => ({
  kind, nullable: false, defaulted: false, ...(size !== undefined && { size }),
});

/** INT IDENTITY, the primary key. */
export const id = (): Column<number, false, true> => ({ kind: 'id', nullable: false, defaulted: true });
export const int = () => column<number>('int');
/** NVARCHAR compared byte by byte: keys and codes. */
export const code = <Value extends string = string>(size: number) => column<Value>('code', size);
/** NVARCHAR compared without regard to case: what people read and search. */
export const name = (size: number) => column<string>('name', size);
/** NVARCHAR(MAX). */
export const text = () => column<string>('text');
/** NVARCHAR(MAX) that holds valid JSON; parsed by the store that reads it. */
export const json = () => column<string>('json');
export const flag = () => column<boolean>('flag');
/** DECIMAL(18,4): quantities and prices, as numbers. */
export const decimal = () => column<number>('decimal');
/** DATE, as `YYYY-MM-DD`. */
export const date = () => column<string>('date');
/** DATETIME2(3) in UTC, as `YYYY-MM-DDTHH:mm:ss.sssZ`. */
export const instant = () => column<string>('instant');
export const bytes = (size: number) => column<Uint8Array>('bytes', size);

export const orNull = <Value, D extends boolean>(of: Column<Value, false, D>): Column<Value, true, D> => ({ ...of, nullable: true });
export const withDefault = <Value, N extends boolean>(of: Column<Value, N, boolean>): Column<Value, N, true> => ({ ...of, defaulted: true });

export type Columns = Record<string, Column>;

type ValueOf<C> = C extends Column<infer Value, infer Nullable, boolean> ? (true extends Nullable ? Value | null : Value) : never;
type KyselyColumn<C> = C extends Column<unknown, boolean, infer Defaulted> ? (true extends Defaulted ? Generated<ValueOf<C>> : ValueOf<C>) : never;

/** The row type that Kysely sees of a declared table. */
export type TableOf<C extends Columns> = { [K in keyof C]: KyselyColumn<C[K]> };
