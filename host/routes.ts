import type { AppFunction, HttpFunction } from './app-function.js';
import { compileTemplate, type MatchRoute, type RouteParams } from './route-template.js';

interface Route {
  fn: HttpFunction;
  match: MatchRoute;
}

export type FindRoute = (method: string, path: string) => { fn: HttpFunction; params: RouteParams } | undefined;

/**
 * The Functions host's rule: functions are tried in case-insensitive order of their names and the first template that
 * matches wins, however general it is. HEAD is a method like any other, a function for GET does not answer it:
 * https://github.com/Azure/azure-functions-host/issues/11625
 */
export function buildRoutes(functions: readonly AppFunction[], prefix: string): FindRoute {
  const http = functions.filter((fn) => fn.kind === 'http').sort(byName);
  http.forEach(refuseReserved);
  http.forEach((fn, position) => refuseShadowed(fn, http.slice(0, position)));
  const routes = byMethod(http.map((fn) => ({ fn, match: matcherOf(fn, prefix) })));
  return (method, path) => {
    for (const { fn, match } of routes.get(method) ?? []) {
      const params = match(path);
      if (params) return { fn, params };
    }
    return undefined;
  };
}

const byName = (a: HttpFunction, b: HttpFunction) => (a.name.toUpperCase() < b.name.toUpperCase() ? -1 : 1);

function refuseReserved({ name, route }: HttpFunction): void {
  if (!/^(admin|runtime)/i.test(route)) return;
  throw new Error(`Function ${name}: the route "${route}" is the Functions host's own (admin..., runtime...).`);
}

function refuseShadowed({ name, route, methods }: HttpFunction, earlier: HttpFunction[]): void {
  const first = earlier
    .filter((other) => other.route.toLowerCase() === route.toLowerCase())
    .find((other) => other.methods.some((method) => methods.includes(method)));
  if (first) throw new Error(`Functions ${first.name} and ${name} have the same route, "${route}".`);
}

function matcherOf({ name, route }: HttpFunction, prefix: string): MatchRoute {
  try {
    return compileTemplate(`${prefix}/${route}`);
  } catch (error) {
    throw new Error(`Function ${name}: ${(error as Error).message}.`, { cause: error });
  }
}

function byMethod(routes: Route[]): Map<string, Route[]> {
  const methods = new Set(routes.flatMap(({ fn }) => fn.methods));
  return new Map([...methods].map((method) => [method, routes.filter(({ fn }) => fn.methods.includes(method))]));
}
