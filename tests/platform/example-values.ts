import ts from 'typescript';
import { tables } from '../../functions/platform/database/schema.js';
import type { Column, ColumnKind } from '../../functions/platform/database/columns.js';

/** The same answer for the same name everywhere: what is looked up by an id or a code is then found. */
const ofKind: Record<ColumnKind, unknown> = {
  id: 1, int: 1, decimal: 1, flag: true, code: 'A', name: 'A', text: 'A', json: '{}', date: '2026-03-02', instant: '2026-03-02T00:00:00.000Z', bytes: new Uint8Array(32),
};

const kinds = new Map(Object.values(tables).flatMap((columns) => Object.entries(columns as Record<string, Column>).map(([name, { kind }]) => [name, kind] as const)));

const kindOf = (name: string): ColumnKind =>
  kinds.get(name) ?? (/(On|Day|^today|^on)$/i.test(name) ? 'date' : /(At|^now|^at|^since)$/.test(name) ? 'instant' : /^(n|\w*(Id|Qty|Days|count))$/.test(name) ? 'int' : 'code');

/** What a column of a reply holds. */
export const answerFor = (column: string): unknown => ofKind[kindOf(column)];

/** Which way to go where a type leaves a choice: of so many, one. */
export type Choose = (count: number) => number;

export interface Maker { checker: ts.TypeChecker; choose: Choose; /** What stands for a parameter that reaches the database. */ database: unknown }

/** Reads and writes go through something that can be selected from. */
export const reachesDatabase = (type: ts.Type): boolean => type.getProperty('selectFrom') !== undefined && type.getProperty('getExecutor') !== undefined;

/** What its values stand for, by its type where that says it, else by its name. */
export const standsFor = ({ name, valueDeclaration }: ts.Symbol): string =>
  (/\bIsoDate\b/.test((valueDeclaration as ts.PropertyDeclaration | undefined)?.type?.getText() ?? '') ? 'businessOn' : name);

/** Any value of a type. Texts and numbers go by the name of what they stand for. */
export function exampleOf(type: ts.Type, name: string, maker: Maker, depth = 0): unknown {
  if (reachesDatabase(type)) return maker.database;
  if (depth > 12) return undefined;
  if (type.isUnion()) return exampleOf(type.types[maker.choose(type.types.length)]!, name, maker, depth + 1);
  return exampleOfSimple(type, name) ?? exampleOfObject(type, name, maker, depth + 1);
}

function exampleOfSimple(type: ts.Type, name: string): unknown {
  const { flags } = type;
  if (type.isStringLiteral() || type.isNumberLiteral()) return type.value;
  if (flags & ts.TypeFlags.BooleanLiteral) return (type as unknown as { intrinsicName: string }).intrinsicName === 'true';
  if (flags & (ts.TypeFlags.Number)) return 1;
  if (flags & ts.TypeFlags.BigInt) return 1n;
  if (flags & (ts.TypeFlags.String | ts.TypeFlags.TemplateLiteral | ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return textFor(name);
  return undefined;
}

const textFor = (name: string) => {
  const value = answerFor(name);
  return typeof value === 'string' ? value : 'A';
};

const nothing = ts.TypeFlags.Null | ts.TypeFlags.Undefined | ts.TypeFlags.Void;

function exampleOfObject(type: ts.Type, name: string, maker: Maker, depth: number): unknown {
  const { checker } = maker;
  if (type.flags & nothing) return type.flags & ts.TypeFlags.Null ? null : undefined;
  if (type.flags & ts.TypeFlags.TypeParameter) return exampleOf(checker.getBaseConstraintOfType(type) ?? checker.getAnyType(), name, maker, depth);
  const called = type.symbol?.name ?? '';
  if (/^(Uint8Array|Buffer)$/.test(called)) return ofKind.bytes;
  const parts = checker.getTypeArguments(type as ts.TypeReference).map((part) => () => exampleOf(part, name, maker, depth));
  if (checker.isTupleType(type)) return parts.map((part) => part());
  if (checker.isArrayType(type)) return Array.from({ length: maker.choose(3) }, parts[0]!);
  if (/^(Readonly)?Set$/.test(called)) return new Set([parts[0]!()]);
  if (/^(Readonly)?Map$/.test(called)) return new Map([[parts[0]!(), parts[1]!()]]);
  const [call] = type.getCallSignatures();
  if (call) return () => exampleOf(call.getReturnType(), name, maker, depth);
  return exampleOfProperties(type, maker, depth);
}

function exampleOfProperties(type: ts.Type, maker: Maker, depth: number): unknown {
  const { checker, choose } = maker;
  const values = type.getProperties().flatMap((property) => {
    const isOptional = (property.flags & ts.SymbolFlags.Optional) !== 0;
    // The database numbers its rows itself.
    if (isOptional && (property.name === 'id' || choose(2) === 0)) return [];
    return [[property.name, exampleOf(checker.getTypeOfSymbol(property), standsFor(property), maker, depth)] as const];
  });
  const others = checker.getIndexTypeOfType(type, ts.IndexKind.String);
  return Object.fromEntries([...values, ...(others && values.length === 0 ? [['A', exampleOf(others, 'A', maker, depth)] as const] : [])]);
}
