import { z } from 'zod';
import type { Endpoint } from '../../shared/contracts/endpoint.js';
import type { Schema } from '../api/arbitrary-of-schema.js';

export const schemaOf = ({ body }: Endpoint): Schema => z.toJSONSchema(body, { io: 'input', unrepresentable: 'any' }) as Schema;

/** Where people may write freely in the body of an endpoint: a pointer to each text, the first element standing for a list. */
export const bodyTexts = (endpoint: Endpoint): string[] => [...new Set(textsIn(schemaOf(endpoint), ''))];

function textsIn(schema: Schema, pointer: string): string[] {
  const { type, anyOf, items, properties = {} } = schema;
  if (schema.enum || schema.const !== undefined) return [];
  if (anyOf) return anyOf.flatMap((one) => textsIn(one, pointer));
  if (type === 'string') return [pointer];
  if (type === 'array') return textsIn(items ?? {}, `${pointer}/0`);
  return Object.entries(properties).flatMap(([name, of]) => textsIn(of, `${pointer}/${name}`));
}

/** A body that has the word at the pointer, and elsewhere no more than it must. */
export function sampleOf(schema: Schema, { pointer, word }: { pointer: string; word: string }): unknown {
  if (pointer === '') return word;
  const [, name = '', rest = ''] = /^\/([^/]*)(.*)$/s.exec(pointer) ?? [];
  const inside = (one: Schema) => ({ pointer: rest, word, schema: one });
  const fitting = (schema.anyOf ?? [schema]).find((one) => one.properties?.[name] ?? (name === '0' && one.items)) ?? {};
  if (fitting.items) return [sampleOf(fitting.items, inside(fitting.items))];
  return { [name]: sampleOf(fitting.properties?.[name] ?? {}, inside(fitting)) };
}
