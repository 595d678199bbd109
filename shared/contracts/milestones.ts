import { z } from 'zod';
import { endpoint, IdParams } from './endpoint.js';
import { Line } from './lines.js';
import { LineStatus, Milestone, SeenLine, StatementSource } from './purchasing-words.js';

const date = z.iso.date();
const code = z.string().trim().min(1).max(40);
const note = z.string().trim().min(1).max(1000);
const readyQty = z.number().max(99_999_999_999);

/** What an expeditor chooses from; it is never chosen for them, and nobody else chooses. */
export const ChosenSource = StatementSource.exclude(['planner-override']);
export type ChosenSource = z.infer<typeof ChosenSource>;

/** More that is ready since a day, or, where an entry was wrong, what is ready in all and since when. */
export const ReadyEntry = z.union([
  z.strictObject({ qty: readyQty.min(0.0001), readyOn: date, overProduction: z.boolean().optional() }),
  z.strictObject({ correctTo: readyQty.min(0), readyOn: date, overProduction: z.boolean().optional() }),
]);
export type ReadyEntry = z.infer<typeof ReadyEntry>;

/** What a person says about one line: a milestone, a ready quantity, or both; or that the supplier does not answer. */
export const LineUpdate = SeenLine.extend({
  milestone: Milestone.optional(),
  date: date.optional(),
  ready: ReadyEntry.optional(),
  reason: code.optional(),
  source: ChosenSource.optional(),
  note: note.optional(),
  internalNote: z.string().trim().min(1).max(2000).optional(),
});
export type LineUpdate = z.infer<typeof LineUpdate>;

/** How far a supplier's lines are: of those that waited for a word when the day began, how many have one from today. */
export const UpdateProgress = z.object({ supplierId: z.number().int(), supplierName: z.string(), waited: z.number().int(), updated: z.number().int() });
export type UpdateProgress = z.infer<typeof UpdateProgress>;

/** A request of more lines is sent in parts. */
export const mostUpdates = 500;

export const updateLines = endpoint({
  name: 'lines-update', method: 'POST', route: 'lines/updates', summary: 'State milestones and ready quantities of lines, all or nothing',
  permission: 'lines.update', reach: 'own-suppliers',
  body: z.strictObject({ lines: z.array(LineUpdate).min(1).max(mostUpdates) }),
  reply: z.object({ lines: z.array(Line), progress: z.array(UpdateProgress) }),
});

export const readProgress = endpoint({
  name: 'lines-progress', method: 'GET', route: 'lines/progress', summary: 'Per supplier, the lines that waited for a word when the day began, and how many have one',
  permission: 'lines.read', reach: 'own-suppliers',
  reply: z.object({ today: date, progress: z.array(UpdateProgress) }),
});

export const Reason = z.object({ code: z.string(), acceptable: z.boolean(), labelEn: z.string(), labelZh: z.string(), active: z.boolean() });
export type Reason = z.infer<typeof Reason>;

/** Those that are no longer active are listed as well: history names them. */
export const listReasons = endpoint({
  name: 'reasons-list', method: 'GET', route: 'reasons', summary: 'Reasons for moved dates, with their class', permission: 'lines.read', reach: 'everybody',
  reply: z.object({ reasons: z.array(Reason) }),
});

const version = SeenLine.shape.version;

export const changeStatus = endpoint({
  name: 'lines-status', method: 'POST', route: 'lines/{id:int}/status', summary: 'Move a line to another status, as far as people may', permission: 'lines.expedite', reach: 'own-suppliers',
  params: IdParams,
  body: z.strictObject({ version, to: LineStatus, reason: code.optional(), note: note.optional() }),
  reply: z.object({ line: Line }),
});

export const allowOverDelivery = endpoint({
  name: 'lines-over-delivery', method: 'PUT', route: 'lines/{id:int}/over-delivery', summary: 'Allow more than was ordered to be planned and delivered, or not', permission: 'lines.override', reach: 'own-suppliers',
  params: IdParams,
  body: z.strictObject({ version, allowed: z.boolean() }),
  reply: z.object({ line: Line }),
});

export const addNote = endpoint({
  name: 'lines-note', method: 'POST', route: 'lines/{id:int}/notes', summary: 'Add a note to a line; suppliers see it unless it is internal', permission: 'lines.update', reach: 'own-suppliers', status: 201,
  params: IdParams,
  body: z.strictObject({ body: z.string().trim().min(1).max(2000), internal: z.boolean() }),
  reply: z.object({ at: z.iso.datetime() }),
});
