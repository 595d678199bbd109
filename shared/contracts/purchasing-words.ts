import { z } from 'zod';

/** The life of a PO line, in order; `cancelled` leaves it from any open state. */
export const LineStatus = z.enum(['planned', 'in-production', 'ready-to-dispatch', 'part-delivered', 'fully-delivered', 'closed', 'cancelled']);
export type LineStatus = z.infer<typeof LineStatus>;

/** The life of what a batch carries of one line. */
export const BatchState = z.enum(['planned', 'confirmed', 'dispatched', 'delivered', 'cancelled']);
export type BatchState = z.infer<typeof BatchState>;

/** Who stands behind a date that a person entered. */
export const StatementSource = z.enum(['supplier-confirmed', 'expeditor-estimate', 'no-response', 'planner-override']);
export type StatementSource = z.infer<typeof StatementSource>;

/** A delivery is a rise of the ERP's delivered quantity, a correction a fall, an opening what was there before we looked. */
export const MovementKind = z.enum(['delivery', 'correction', 'opening']);
export type MovementKind = z.infer<typeof MovementKind>;

/** What a person says about a line's way to us, in the order in which it happens. */
export const Milestone = z.enum(['production-ready', 'ready-to-dispatch', 'dispatched', 'expected-arrival']);
export type Milestone = z.infer<typeof Milestone>;

/** A line as the caller saw it. A change is refused when it was changed since. */
export const SeenLine = z.strictObject({ id: z.number().int().min(1).max(2_147_483_647), version: z.number().int().min(1).max(2_147_483_647) });
export type SeenLine = z.infer<typeof SeenLine>;
