import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { exampleOf, reachesDatabase, standsFor, type Maker } from './example-values.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The demo ERP plays an ERP on a file of its own: none of our tables, never on SQL Server. */
const elsewhere = ['functions/integrations/erp/demo/demo-erp.store.ts'];

/** A question or an order of a store, and how to make arguments for it. */
export interface StoreFunction { name: string; call(maker: Omit<Maker, 'checker'>): Promise<unknown> }

const storeFiles = (readdirSync(`${root}functions`, { recursive: true }) as string[]).map((file) => `functions/${file.replaceAll('\\', '/')}`)
  .filter((file) => file.endsWith('.store.ts') && !elsewhere.includes(file)).sort();

/** Every exported function of every store that is handed a database, found by the compiler: none can be forgotten. */
export async function storeFunctions(): Promise<StoreFunction[]> {
  const { options } = ts.parseJsonConfigFileContent(ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile).config, ts.sys, root);
  const program = ts.createProgram(storeFiles.map((file) => root + file), { ...options, noEmit: true, incremental: false });
  const checker = program.getTypeChecker();
  const found = await Promise.all(storeFiles.map(async (file) => {
    const exported = (await import(root + file)) as Record<string, (...values: unknown[]) => unknown>;
    const symbols = checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(root + file)!)!);
    return symbols.flatMap((symbol) => functionOf(symbol, { file, checker, exported }));
  }));
  return found.flat();
}

interface Module { file: string; checker: ts.TypeChecker; exported: Record<string, (...values: unknown[]) => unknown> }

function functionOf(symbol: ts.Symbol, { file, checker, exported }: Module): StoreFunction[] {
  if (!(symbol.flags & ts.SymbolFlags.Value)) return [];
  const [signature] = checker.getTypeOfSymbol(symbol).getCallSignatures();
  const parameters = signature?.getParameters().map((parameter) => ({ name: standsFor(parameter), type: checker.getTypeOfSymbol(parameter), optional: isOptional(parameter) })) ?? [];
  if (!parameters.some(({ type }) => isHandedDatabase(type, checker))) return [];
  const name = `${file.replace('functions/', '')}: ${symbol.name}`;
  return [{ name, call: async (maker) => exported[symbol.name]!(...parameters.map(({ name: of, type, optional }) => (optional && maker.choose(2) === 0 ? undefined : exampleOf(type, of, { ...maker, checker })))) }];
}

const isOptional = ({ valueDeclaration }: ts.Symbol) => valueDeclaration !== undefined && ts.isParameter(valueDeclaration) && (valueDeclaration.questionToken !== undefined || valueDeclaration.initializer !== undefined);

const isHandedDatabase = (type: ts.Type, checker: ts.TypeChecker) =>
  reachesDatabase(type) || (['db', 'tx'].some((name) => { const part = type.getProperty(name); return part !== undefined && reachesDatabase(checker.getTypeOfSymbol(part)); }));
