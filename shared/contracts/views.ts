import { z } from 'zod';
import { endpoint, IdParams } from './endpoint.js';
import { LineColumn, LineFilter } from './line-columns.js';
import { LinePreset } from './lines.js';

const id = z.number().int();
const version = z.coerce.number().int().min(1);

/** How the columns of a list stand: those not named follow, as the role has them. */
export const LinesLayout = z.strictObject({
  columns: z.array(z.strictObject({ name: z.string().max(40), width: z.number().int().min(24).max(1200).optional(), hidden: z.boolean().optional(), pinned: z.boolean().optional() })).max(120),
});
export type LinesLayout = z.infer<typeof LinesLayout>;

/** Which lines somebody looks at, and how they are ordered. */
export const LinesLook = z.strictObject({
  preset: LinePreset.optional(), search: z.string().max(100).optional(), suppliers: z.array(id).max(200).optional(), filters: z.array(LineFilter).max(20).optional(),
  hours: z.number().int().min(1).max(720).optional(), sort: LineColumn.optional(), direction: z.enum(['asc', 'desc']).optional(),
});
export type LinesLook = z.infer<typeof LinesLook>;

export const Display = z.strictObject({ density: z.enum(['compact', 'comfortable']).optional(), theme: z.enum(['system', 'light', 'dark']).optional() });
export type Display = z.infer<typeof Display>;

/** Which mails somebody wants; those that are not named come. */
export const MailPreference = z.strictObject({ digest: z.boolean() });
export type MailPreference = z.infer<typeof MailPreference>;

/** What a person keeps for themselves, by name. */
export const preferenceValues = { 'lines.layout': LinesLayout, 'lines.last': LinesLook, 'display': Display, 'mail': MailPreference } as const;
export type PreferenceName = keyof typeof preferenceValues;
const names = Object.keys(preferenceValues) as [PreferenceName, ...PreferenceName[]];
const NameParams = z.strictObject({ name: z.enum(names) });

const Preference = z.discriminatedUnion('name', [
  z.object({ name: z.literal('lines.layout'), value: LinesLayout, version: id }),
  z.object({ name: z.literal('lines.last'), value: LinesLook, version: id }),
  z.object({ name: z.literal('display'), value: Display, version: id }),
  z.object({ name: z.literal('mail'), value: MailPreference, version: id }),
]);
export type Preference = z.infer<typeof Preference>;

export const listPreferences = endpoint({
  name: 'preferences-list', method: 'GET', route: 'preferences', summary: 'What the caller has chosen; what is not there is as the role has it',
  permission: 'signed-in', reach: 'nobody', reply: z.object({ preferences: z.array(Preference) }),
});

/** `version`: of the preference that was seen, null where there was none. */
export const keepPreference = endpoint({
  name: 'preferences-keep', method: 'PUT', route: 'preferences/{name}', summary: 'Keep a choice', permission: 'signed-in', reach: 'nobody', onCopy: 'keeps',
  params: NameParams, body: z.strictObject({ value: z.union([LinesLayout, LinesLook, Display, MailPreference]), version: id.nullable() }), reply: Preference,
});

export const forgetPreference = endpoint({
  name: 'preferences-forget', method: 'DELETE', route: 'preferences/{name}', summary: 'Back to what the role has', permission: 'signed-in', reach: 'nobody', onCopy: 'keeps', params: NameParams,
});

/** A view takes its lines and, where it has one, its layout. */
export const ViewValue = z.strictObject({ look: LinesLook, layout: LinesLayout.optional() });
export type ViewValue = z.infer<typeof ViewValue>;

export const SavedView = z.object({ id, name: z.string(), shared: z.boolean(), own: z.boolean(), by: z.string().nullable(), value: ViewValue, version: id });
export type SavedView = z.infer<typeof SavedView>;

const viewName = z.string().trim().min(1).max(60);
const viewBody = { name: viewName, shared: z.boolean(), value: ViewValue };

export const listViews = endpoint({
  name: 'views-list', method: 'GET', route: 'views', summary: 'The caller\'s saved views, and those that others of the same role and no wider scope share',
  permission: 'lines.read', reach: 'own-suppliers', reply: z.object({ views: z.array(SavedView) }),
});

export const addView = endpoint({
  name: 'views-add', method: 'POST', route: 'views', summary: 'Save a view under a name', permission: 'lines.read', reach: 'own-suppliers', onCopy: 'keeps', status: 201,
  body: z.strictObject(viewBody), reply: SavedView,
});

export const changeView = endpoint({
  name: 'views-change', method: 'PUT', route: 'views/{id:int}', summary: 'Change an own view', permission: 'lines.read', reach: 'own-suppliers', onCopy: 'keeps',
  params: IdParams, body: z.strictObject({ ...viewBody, version: id }), reply: SavedView,
});

export const removeView = endpoint({
  name: 'views-remove', method: 'DELETE', route: 'views/{id:int}', summary: 'Remove an own view', permission: 'lines.read', reach: 'own-suppliers', onCopy: 'keeps',
  params: IdParams, query: z.strictObject({ version }),
});
