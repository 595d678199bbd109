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
