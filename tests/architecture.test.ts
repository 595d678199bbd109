import { readdirSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { endpoints } from '../shared/contracts/all.js';
import { functionsOf, importsOf, nodesIn, sourcesIn, touchesOf, type Import, type Source } from './fixtures/sources.js';

const server = sourcesIn('functions');
const shared = sourcesIn('shared');
const web = sourcesIn('web/src');
const host = sourcesIn('host');
const deploy = sourcesIn('deploy');

/** What each file does that it should not, told with the file's name. */
const told = (sources: readonly Source[], faultsOf: (source: Source) => readonly string[]) => sources.flatMap((source) => faultsOf(source).map((fault) => `${source.path}: ${fault}`));

const domainOf = (path: string) => path.split('/')[1]!;

/** The suffix says that a file does I/O. */
const doesIo = (path: string) => /\.(http|timer|store|step|command)\.ts$/.test(path);

/** I/O without a suffix: the ways to ERPs, and what starts a night or leaves a trace. The list may only shrink. */
const adapters = [
  'functions/audit/audited.ts', 'functions/jobs/every-minute.ts', 'functions/jobs/night-steps.ts', 'functions/jobs/night-thread.ts',
  'functions/integrations/erp/csv-file.ts', 'functions/integrations/erp/xlsx-file.ts', 'functions/integrations/erp/text-encoding.ts', 'functions/integrations/erp/folder-source.ts',
  'functions/integrations/erp/sqlserver-source.ts', 'functions/integrations/erp/open-erp.ts', 'functions/integrations/erp/demo/demo-source.ts', 'functions/integrations/erp/demo/pass-days.ts',
];

const isPure = ({ path }: Source) => domainOf(path) !== 'platform' && !doesIo(path) && !adapters.includes(path);

describe('what is pure stays pure', () => {
  const pure = server.filter(isPure);

  it('is most of what the domains know', () => {
    expect(pure.length).toBeGreaterThan(50);
    expect(adapters.filter((path) => !server.some((source) => source.path === path))).toEqual([]);
  });

  it('imports no database, no Node, no host and nothing that does I/O', () => {
    const harms = ({ path, isType, isOurs }: Import) => !isType && (isOurs ? doesIo(path) || adapters.includes(path) || /^functions\/platform\//.test(path) : path !== 'zod');
    expect(told(pure, (source) => importsOf(source).filter(harms).map(({ path }) => path))).toEqual([]);
  });

  it('asks neither clock nor chance nor environment, and waits for nothing', () => {
    expect(told([...pure, ...shared], touchesOf)).toEqual([]);
  });
});

describe('who may know whom', () => {
  /** These support the others; the domains of the night know each other only by the tables and `shared/contracts`. */
  const supporting = ['platform', 'jobs', 'audit', 'identity', 'integrations'];

  it('a domain knows its own files, shared ones and those that support it', () => {
    const foreign = ({ path: from }: Source) => ({ path, isOurs }: Import) =>
      isOurs && path.startsWith('functions/') && domainOf(path) !== domainOf(from) && !supporting.includes(domainOf(path)) && from !== 'functions/jobs/night-steps.ts';
    expect(told(server, (source) => importsOf(source).filter(foreign(source)).map(({ path }) => path))).toEqual([]);
  });

  it('what all have in common imports only zod', () => {
    expect(told(shared, (source) => importsOf(source).filter(({ path }) => path !== 'zod' && !path.startsWith('shared/')).map(({ path }) => path))).toEqual([]);
  });

  it('the web client knows its own libraries and what all have in common', () => {
    const libraries = /^(lit|@lit|@tanstack|chart\.js)(\/|$)/;
    const foreign = ({ path, isOurs, isType }: Import) => (isOurs ? !/^(web|shared)\//.test(path) : !libraries.test(path) && !(path === 'zod' && isType));
    expect(told(web, (source) => importsOf(source).filter(foreign).map(({ path }) => path))).toEqual([]);
  });

  it('the embedded host knows nothing of the product but its platform, and what makes a demo', () => {
    const foreign = ({ path, isOurs }: Import) => isOurs && !/^(host|functions\/platform|shared)\/|\/demo-[\w-]+(\.step)?\.ts$/.test(path);
    expect(told(host, (source) => importsOf(source).filter(foreign).map(({ path }) => path))).toEqual([]);
  });

  it('what is done to a server is planned without touching it', () => {
    const hands = ['do-action', 'sc-exe', 'windows-site', 'verify-install', 'main', 'release', 'restore-drill'].map((name) => `deploy/${name}.ts`);
    const touches = ({ path, isType }: Import) => !isType && ((path.startsWith('node:') && path !== 'node:util') || hands.includes(path));
    expect(told(deploy.filter(({ path }) => !hands.includes(path)), (source) => importsOf(source).filter(touches).map(({ path }) => path))).toEqual([]);
  });

  it('only the database layer knows the drivers', () => {
    const drivers = ({ path, isType }: Import) => !isType && /^(mssql|tedious|node:sqlite|@photostructure\/sqlite)$/.test(path);
    const knowing = server.filter((source) => importsOf(source).some(drivers)).map(({ path }) => path);
    expect(knowing.filter((path) => !path.startsWith('functions/platform/database/'))).toEqual([]);
  });
});

describe('triggers', () => {
  const servedIn = ({ tree }: Source) => {
    const namedElsewhere = new Map(nodesIn(tree).filter(ts.isImportSpecifier).map(({ name, propertyName }) => [name.text, (propertyName ?? name).text]));
    const serving = nodesIn(tree).filter(ts.isCallExpression).filter((call) => call.expression.getText(tree) === 'serve');
    return serving.map((call) => call.arguments[0]!.getText(tree)).map((name) => namedElsewhere.get(name) ?? name);
  };
  /** Longer than they should be. The list, and the lines, may only shrink. */
  const longer: Record<string, number> = { 'functions/purchasing/inbox/answer-inbox.http.ts': 73 };
  const http = server.filter(({ path }) => path.endsWith('.http.ts'));

  it('are short: forty lines an endpoint at most, ten a timer', () => {
    expect(told(http, (source) => (source.lines > (longer[source.path] ?? 40 * servedIn(source).length) ? [`${source.lines} lines for ${servedIn(source).length} endpoints`] : []))).toEqual([]);
    expect(told(server.filter(({ path }) => path.endsWith('.timer.ts')), ({ lines }) => (lines > 10 ? [`${lines} lines`] : []))).toEqual([]);
  });

  it('serve contracts and nothing else, each once', async () => {
    const files = readdirSync(new URL('../shared/contracts', import.meta.url)).filter((file) => file.endsWith('.ts'));
    const modules = await Promise.all(files.map((file) => import(new URL(`../shared/contracts/${file}`, import.meta.url).pathname) as Promise<Record<string, unknown>>));
    const contracts = modules.flatMap((module) => Object.entries(module)).filter(([, one]) => endpoints.includes(one as never) || (typeof one === 'object' && one !== null && 'route' in one && 'permission' in one));
    expect(http.flatMap(servedIn).sort()).toEqual(contracts.map(([name]) => name).sort());
    expect(contracts.filter(([, one]) => !endpoints.includes(one as never)).map(([name]) => name)).toEqual([]);
  });

  it('are registered in one place', () => {
    const registers = ({ tree }: Source) => nodesIn(tree).filter(ts.isCallExpression).map((call) => call.expression.getText(tree)).filter((text) => /^app\.(http|get|post|put|patch|delete)$/.test(text));
    expect(told(server, registers)).toEqual(['functions/platform/http.ts: app.http']);
  });
});

describe('files', () => {
  const all = [...server, ...shared, ...host, ...deploy, ...web];

  it('have at most 250 lines', () => {
    expect(told(all, ({ lines }) => (lines > 250 ? [`${lines} lines`] : []))).toEqual([]);
  });

  it('have functions of at most 25 lines', () => {
    expect(told(all, (source) => functionsOf(source).filter(({ lines }) => lines > 25).map(({ name, lines }) => `${name} has ${lines} lines`))).toEqual([]);
  });

  it('export by name, and no file only hands on what others export', () => {
    const exportsOf = ({ tree }: Source) => tree.statements.flatMap((statement): string[] => {
      if (ts.isExportAssignment(statement) || (ts.canHaveModifiers(statement) && ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword))) return ['a default export'];
      return ts.isExportDeclaration(statement) && !statement.exportClause ? ['an export of everything'] : [];
    });
    const isBarrel = ({ tree }: Source) => tree.statements.length > 0 && tree.statements.every((statement) => ts.isExportDeclaration(statement) && statement.moduleSpecifier !== undefined);
    expect(told(all, (source) => [...exportsOf(source), ...(isBarrel(source) ? ['a barrel'] : [])])).toEqual([]);
  });

  it('are called by what they do or are', () => {
    const empty = new Set(['manager', 'service', 'helper', 'helpers', 'util', 'utils', 'impl', 'common', 'misc']);
    const wordsOf = (name: string) => name.replace(/\.ts$/, '').split(/[-.]|(?=[A-Z])/).map((word) => word.toLowerCase());
    const names = ({ path, tree }: Source) => [path.split('/').at(-1)!, ...nodesIn(tree).filter((node) => ts.isClassDeclaration(node) || ts.isInterfaceDeclaration(node)).map((node) => node.name?.text ?? '')];
    expect(told(all, (source) => names(source).filter((name) => wordsOf(name).some((word) => empty.has(word))))).toEqual([]);
  });
});
