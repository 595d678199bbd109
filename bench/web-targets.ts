/** What experience asks for: milliseconds, bytes, elements. */
export const targets = { first: 1000, slow: 3000, filter: 100, sort: 100, preset: 100, panel: 200, save: 150, confirm: 1000, excel: 2000, bundle: 80_000, nodes: 3000, crowd: 300 } as const;

export const verdict = (value: number, target: number): string => (value < target ? 'met' : '**missed**');

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [row(head), row(head.map((_, i) => (i === 0 ? '---' : '---:'))), ...rows.map(row)].join('\n');
}
