import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';

interface Node { type: string; hasError: boolean; text: string; descendantsOfType(type: string): Node[] }
interface Parsing { Parser: { init(): Promise<void>; new (): { setLanguage(language: unknown): void; parse(text: string): { rootNode: Node } } }; Language: { load(path: string): Promise<unknown> } }

const folder = new URL('../../deploy/windows/', import.meta.url).pathname;
const scripts = readdirSync(folder).filter((name) => name.endsWith('.ps1'));
const require = createRequire(import.meta.url);

describe('the PowerShell scripts', () => {
  let parse: (text: string) => Node;

  beforeAll(async () => {
    const { Parser, Language } = require('@vscode/tree-sitter-wasm') as Parsing;
    await Parser.init();
    const parser = new Parser();
    parser.setLanguage(await Language.load(join(dirname(require.resolve('@vscode/tree-sitter-wasm')), 'tree-sitter-powershell.wasm')));
    parse = (text) => parser.parse(text).rootNode;
  });

  it('are the four doors, and what they share', () => {
    expect(scripts.sort()).toEqual(['door.ps1', 'install.ps1', 'uninstall.ps1', 'update.ps1', 'verify-install.ps1']);
  });

  it.each(scripts)('%s can be parsed', (name) => {
    expect(parse(readFileSync(join(folder, name), 'utf8')).hasError).toBe(false);
    expect(parse('function Broken { if (').hasError).toBe(true);
  });

  it.each(scripts)('%s uses nothing that PowerShell 5.1 lacks, in characters that it reads without a mark', (name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    expect(text).toMatch(/^[\x20-\x7e\r\n]*$/);
    expect(text).not.toMatch(/\?\?|\?\.|&&|\|\||\bIsWindows\b|-Parallel\b/);
  });

  it.each(scripts)('%s runs nothing that it was told as text', (name) => {
    expect(readFileSync(join(folder, name), 'utf8')).not.toMatch(/Invoke-Expression|\biex\b|Start-Process|DownloadString/i);
  });

  it.each(['install', 'update', 'uninstall', 'verify-install'])('%s.ps1 hands over to Node and ends with its verdict', (name) => {
    const text = readFileSync(join(folder, `${name}.ps1`), 'utf8');
    expect(text).toContain(`exit (Invoke-Batchline -Order '${name.replace('-install', '')}' -Choices $args)`);
    expect(text.split('\n').length).toBeLessThan(12);
  });

  it('ask for an administrator, unless they only tell what they would do', () => {
    const door = readFileSync(join(folder, 'door.ps1'), 'utf8');
    expect(door).toMatch(/-notcontains '--dry-run'\) -and -not \(Test-Administrator\)/);
  });
});
