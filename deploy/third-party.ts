/** The parts of CycloneDX that are read here. */
export interface Component { name: string; version: string; licenses?: readonly { license?: { id?: string; name?: string }; expression?: string }[] }
export interface BillOfMaterials { components?: readonly Component[] }

/** Every package that is delivered, with its licence, by name. */
export function thirdPartyList({ components = [] }: BillOfMaterials): string {
  const rows = components.map((component) => `| ${component.name} | ${component.version} | ${licenceOf(component)} |`).toSorted();
  return [...heading, '| package | version | licence |', '|---|---|---|', ...rows, ''].join('\n');
}

const heading = [
  '# Packages that are delivered with Batchline', '',
  'Made from `sbom.json`. The text of each licence lies in the folder of its package, below `node_modules`.', '',
];

const licenceOf = ({ licenses = [] }: Component) => licenses.flatMap(({ license, expression }) => expression ?? license?.id ?? license?.name ?? []).join(', ') || 'not stated';
