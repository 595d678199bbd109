import fc from 'fast-check';

/** The part of JSON Schema that our contracts come to. */
export interface Schema {
  type?: string; enum?: unknown[]; const?: unknown; anyOf?: Schema[]; properties?: Record<string, Schema>; required?: string[]; items?: Schema;
  minimum?: number; maximum?: number; minLength?: number; maxLength?: number; minItems?: number; maxItems?: number; format?: string; pattern?: string; contentMediaType?: string;
}

/** Values that fit a schema. Of the patterns only that of an address is understood. */
export function fitting(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map(fitting));
  switch (schema.type) {
    case 'integer': return fc.integer({ min: schema.minimum ?? 0, max: Math.min(schema.maximum ?? 1000, 1000) });
    case 'number': return fc.double({ min: schema.minimum ?? 0, max: Math.min(schema.maximum ?? 1e6, 1e6), noNaN: true });
    case 'boolean': return fc.boolean();
    case 'array': return fc.array(fitting(schema.items ?? {}), { minLength: schema.minItems ?? 0, maxLength: Math.min(schema.maxItems ?? 3, 3) });
    case 'object': return fc.record(Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, of]) => [name, fitting(of)])), { requiredKeys: schema.required ?? [] });
    case 'string': return fittingText(schema);
    default: return fc.constant('x');
  }
}

const aDay = fc.integer({ min: 0, max: 400 }).map((days) => new Date(Date.UTC(2026, 0, 1 + days)).toISOString());

function fittingText({ format, pattern, minLength = 0, maxLength = 60, contentMediaType }: Schema): fc.Arbitrary<string> {
  if (pattern?.includes('@')) return fc.stringMatching(/^[a-z]{1,9}@[a-z]{1,9}\.example$/);
  if (format === 'date') return aDay.map((at) => at.slice(0, 10));
  if (format === 'date-time') return aDay;
  if (contentMediaType === 'application/json') return fc.constantFrom('[]', '[{"column":"dueOn","from":"2026-01-01"}]', '[{"column":"itemCode","contains":"%_[x]\'"}]', '[{"column":"orderedQty","from":1,"to":5.5},{"column":"status","in":["planned"]},{"column":"promisedOn","empty":true}]');
  if (pattern) return fc.stringMatching(new RegExp(pattern, 'u'), { maxLength }).filter((text) => text.length >= minLength);
  return fc.string({ minLength: Math.max(minLength, 1), maxLength: Math.min(maxLength, 60), unit: 'grapheme' }).filter((text) => text.trim().length >= minLength && text.length <= maxLength);
}

/** Values that do not fit, or only by chance: wrong types, huge, empty, hostile. */
export const wild: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom('', ' ', 'null', '-1', '1e99', '99999999999999999999', '0x10', '2026-02-30', "' or 1=1 --", '<script>', '../../etc/passwd', '\u0000', '💥', '{"a":', '[[[['),
  fc.string({ maxLength: 300 }), fc.integer(), fc.double(), fc.boolean(), fc.constant(null), fc.array(fc.string(), { maxLength: 3 }), fc.dictionary(fc.string(), fc.string(), { maxKeys: 3 }),
);
