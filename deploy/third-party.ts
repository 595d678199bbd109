/** The parts of CycloneDX that are read here. */
export interface BillOfMaterials { components?: readonly { name: string; version: string; licenses?: readonly { license?: { id?: string; name?: string }; expression?: string }[] }[] }

/** Every package that is delivered, with its licence, by name. */
export function thirdPartyList({ components = [] }: BillOfMaterials): string {
  const rows = components.map(({ name, version, licenses = [] }) => ({ name, version, licence: licenses.map(({ license, expression }) => expression ?? license?.id ?? license?.name ?? '').filter((text) => text !== '').join(', ') || 'not stated' }));
  const byName = rows.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1));
  return ['# Packages that are delivered with Batchline', '', 'Made from `sbom.json`. The text of each licence lies in the folder of its package, below `node_modules`.', '', '| package | version | licence |', '|---|---|---|', ...byName.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`), ''].join('\n');
}
