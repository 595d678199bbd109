/** One field of what changed, each side as text; null where the side does not have it. */
export interface ChangedField { field: string; before: string | null; after: string | null }

const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value) ?? '');

/** Objects are taken apart, lists are one value: `suppliers`, `connection.server`. */
function leaves(value: unknown, path = ''): [string, string][] {
  if (value === null || value === undefined) return [];
  if (typeof value !== 'object' || Array.isArray(value)) return [[path, asText(value)]];
  return Object.entries(value).flatMap(([name, part]) => leaves(part, path ? `${path}.${name}` : name));
}

/** What differs between two states, in the order in which the fields are named; what is alike is left out. */
export function changedFields(before: unknown, after: unknown): ChangedField[] {
  const [old, now] = [new Map(leaves(before)), new Map(leaves(after))];
  return [...new Set([...old.keys(), ...now.keys()])].map((field) => ({ field, before: old.get(field) ?? null, after: now.get(field) ?? null }))
    .filter((one) => one.before !== one.after);
}
