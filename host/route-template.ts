import { constraintOf, type Constraint } from './route-constraints.js';

export type RouteParams = Record<string, string>;
/** The parameters in a decoded path, or undefined when the path is not this route's. */
export type MatchRoute = (path: string) => RouteParams | undefined;

interface Parameter {
  name: string;
  byDefault: string | undefined;
  constraints: Constraint[];
}

/** An ASP.NET route template. Literals match in any letter case; a slash at the end does not matter. */
export function compileTemplate(template: string): MatchRoute {
  const parameters: Parameter[] = [];
  const body = segmentsOf(template).map((segment) => segmentExpression(segment, parameters)).join('');
  const expression = new RegExp(`^${body}/?$`, 'i');
  return (path) => {
    const found = expression.exec(path);
    return found ? valuesOf(parameters, found) : undefined;
  };
}

function valuesOf(parameters: Parameter[], found: RegExpExecArray): RouteParams | undefined {
  const values: RouteParams = {};
  for (const [position, { name, byDefault, constraints }] of parameters.entries()) {
    const value = found[position + 1] || byDefault;
    if (value === undefined) continue;
    if (!constraints.every((holds) => holds(value))) return undefined;
    values[name] = value;
  }
  return values;
}

/** Splits at slashes that are not inside a parameter: `{code:regex(^a/b$)}` is one segment. */
function segmentsOf(template: string): string[] {
  const segments = template.match(/(?:\{(?:\{\{|\}\}|[^{}])*\}|[^/{}])+/g) ?? [];
  if (segments.join('/') === template.replaceAll(/^\/+|\/+$/g, '')) return segments;
  throw new Error(`the braces or slashes of route "${template}" do not match up`);
}

const wholeSegment = /^\{(?<stars>\*{0,2})(?<rest>.*?)(?<optional>\?)?\}$/s;

function segmentExpression(segment: string, parameters: Parameter[]): string {
  const whole = isOneParameter(segment) ? wholeSegment.exec(segment)!.groups! : undefined;
  if (!whole) return `/${mixedExpression(segment, parameters)}`;
  const parameter = parameterOf(whole.rest!);
  parameters.push(parameter);
  if (whole.stars) return '(?:/(.*))?';
  return whole.optional || parameter.byDefault !== undefined ? '(?:/([^/]+))?' : '/([^/]+)';
}

const isOneParameter = (segment: string) => /^\{(?:\{\{|\}\}|[^{}])*\}$/.test(segment);

/** A segment such as `{name}.{ending}` or plain text. */
function mixedExpression(segment: string, parameters: Parameter[]): string {
  return segment.replaceAll(/\{((?:\{\{|\}\}|[^{}])*)\}|[.*+?^$()|[\]\\]/g, (text, parameter?: string) => {
    if (parameter === undefined) return `\\${text}`;
    parameters.push(parameterOf(parameter));
    return '([^/]+?)';
  });
}

function parameterOf(text: string): Parameter {
  const [, name, constraints = '', byDefault] = /^(\w+)((?::\w+(?:\(.*?\)(?=:|=|$))?)*)(?:=(.*))?$/s.exec(text) ?? [];
  if (!name) throw new Error(`"{${text}}" is not a route parameter`);
  const written = constraints.match(/(?<=:)\w+(?:\(.*?\)(?=:|$))?/gs) ?? [];
  return { name, byDefault, constraints: written.map((one) => constraintOf(unescapeBraces(one))) };
}

const unescapeBraces = (text: string) => text.replaceAll('{{', '{').replaceAll('}}', '}');
