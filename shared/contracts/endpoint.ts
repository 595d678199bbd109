import { z } from 'zod';
import type { Permission } from './roles.js';

/** Whose data an endpoint touches: of the caller's suppliers only, of everybody, or of nobody in particular. */
export type Reach = 'own-suppliers' | 'everybody' | 'nobody';

/** One HTTP operation, described once: `functions` serves it, `web` calls it, the OpenAPI document is made from it. */
export interface Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Reply extends z.ZodType = z.ZodType,
> {
  /** Also the name of the Azure Function, which orders the routes. */
  name: string;
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api`; parameters in braces, constrained where they can be: `lines/{id:int}`. */
  route: string;
  summary: string;
  /** `anyone` needs no session, `signed-in` any. */
  permission: Permission | 'anyone' | 'signed-in';
  reach: Reach;
  /** Of a reply that is not a problem. */
  status: 200 | 201 | 202 | 204;
  params: Params;
  query: Query;
  body: Body;
  reply: Reply;
  /** The reply is a file of one of these media types instead of JSON. */
  file?: readonly string[] | undefined;
  /** The reply has an ETag: who has it already is told so (304). */
  tagged?: boolean | undefined;
  /** How a read-only copy answers what is no GET: it only reads, or it keeps what it changes beside the data. Without it, not at all. */
  onCopy?: 'reads' | 'keeps' | undefined;
  /** In bytes, where a body may be larger than most. */
  largestBody?: number | undefined;
}

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export const csvType = 'text/csv; charset=utf-8';

const nothing = z.strictObject({});
type Nothing = typeof nothing;
const noReply = z.undefined();
type NoReply = typeof noReply;

type Described = Pick<Endpoint, 'name' | 'method' | 'route' | 'summary' | 'permission' | 'reach' | 'file' | 'tagged' | 'largestBody' | 'onCopy'>;

export function endpoint<
  Reply extends z.ZodType = NoReply, Params extends z.ZodType = Nothing, Query extends z.ZodType = Nothing, Body extends z.ZodType = Nothing,
>(of: Described & { status?: Endpoint['status']; reply?: Reply; params?: Params; query?: Query; body?: Body }): Endpoint<Params, Query, Body, Reply> {
  const status = of.status ?? (of.reply || of.file ? 200 : 204);
  return { params: nothing, query: nothing, body: nothing, reply: noReply, ...of, status } as unknown as Endpoint<Params, Query, Body, Reply>;
}

/** Pages of a list, newest or most urgent first. */
export const Paging = { offset: z.coerce.number().int().min(0).max(10_000_000).default(0), limit: z.coerce.number().int().min(1).max(500).default(50) };

/** The id of a row, from the route. */
export const IdParams = z.strictObject({ id: z.coerce.number().int().min(1).max(2_147_483_647) });

/** A list in a query: `a,b`. (The Functions host joins repeated keys with commas as well.) */
export const commaSeparated = <Item extends z.ZodType<unknown, string>>(item: Item) =>
  z.string().max(4000).transform((text) => text.split(',').filter((part) => part !== '')).pipe(z.array(item).max(200));
