import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const [begin, end] = ['<!-- measured -->', '<!-- /measured -->'];

/** Puts the tables between the marks of docs/bench.md. */
export function saveReport(report: string): void {
  const path = fileURLToPath(new URL('../../docs/bench.md', import.meta.url));
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, `${text.slice(0, text.indexOf(begin) + begin.length)}\n\n${report}\n\n${text.slice(text.indexOf(end))}`);
}
