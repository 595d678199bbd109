import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const [begin, end] = ['<!-- measured -->', '<!-- /measured -->'];

/** Puts the tables between the marks of a file in docs. */
export function saveReport(report: string, file = 'bench.md'): void {
  const path = fileURLToPath(new URL(`../../docs/${file}`, import.meta.url));
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, `${text.slice(0, text.indexOf(begin) + begin.length)}\n\n${report}\n\n${text.slice(text.indexOf(end))}`);
}
