import { addDays } from '../../shared/dates.js';

/** expeditor, supplier, planner, viewer, admin */
export type Letter = 'E' | 'S' | 'P' | 'V' | 'A';

/** What a call needs to know of the supplier it is about. */
export interface Theirs {
  supplier: number;
  /** Stands in the PO number of every line of the supplier. */
  mark: string;
  line(): Promise<{ id: number; version: number }>;
  batch(): Promise<{ id: number; version: number; lines: { id: number; version: number }[]; batchLineId: number }>;
  proposal(): Promise<{ id: number; version: number }>;
  alert: { id: number; version: number };
  upload(): Promise<{ id: number; version: number }>;
  view(): Promise<{ id: number; version: number }>;
  request: string;
  /** An own session that nobody uses. */
  session: number;
  /** Somebody who may be managed, with a session and a mail. */
  guest: number;
  guestSession: number;
  mail: number;
}

/** `hidden`: foreign things are not found; `absent`: the reply does not speak of them; `nobody`: there is nothing of a supplier in it. */
export type Foreign = 'hidden' | 'absent' | 'nobody';

export interface Row { may: string; foreign: Foreign; to(of: Theirs): Promise<[path: string, body?: unknown]> | [path: string, body?: unknown] }

/** Two months from now, whenever that is. */
const day = addDays(new Date().toISOString().slice(0, 10), 60);
const query = { look: {} };
const source = 'expeditor-estimate';
const reason = 'capacity';

/**
 * Who may do what, written by hand from the specification and not from the roles in code, with a call that does it.
 * `anyone` needs no session; a `door` needs none either, and judges what it is shown.
 */
export const routes: Record<string, Row> = {
  'health': { may: 'anyone', foreign: 'nobody', to: () => ['health'] },
  'openapi': { may: 'anyone', foreign: 'nobody', to: () => ['openapi.json'] },
  'session-hints': { may: 'anyone', foreign: 'nobody', to: () => ['session/hints'] },
  'session-create': { may: 'anyone', foreign: 'nobody', to: () => ['session', { email: 'guest@example.com', password: 'blue-kettle-walks-far' }] },

  // Doors: they say no by themselves, to a wrong token as to a wrong password.
  'links-read': { may: 'door', foreign: 'nobody', to: () => ['links/read', { token: 'no such token' }] },
  'links-redeem': { may: 'door', foreign: 'nobody', to: () => ['links/redeem', { token: 'no such token', password: 'green-lantern-hums-low' }] },
  'setup-read': { may: 'anyone', foreign: 'nobody', to: () => ['setup'] },
  'setup-begin': { may: 'door', foreign: 'nobody', to: () => ['setup', { code: 'NO-SUCH-CODE', email: 'x@example.com', name: 'X', password: 'green-lantern-hums-low' }] },
  'sign-in-start': { may: 'door', foreign: 'nobody', to: () => ['sign-in/entra', {}] },
  'sign-in-finish': { may: 'door', foreign: 'nobody', to: () => ['sign-in/entra/reply', { state: 'entra.none', code: 'none' }] },
  'sign-in-leave': { may: 'door', foreign: 'nobody', to: () => ['sign-in/entra/exit'] },

  'session-read': { may: 'ESPVA', foreign: 'nobody', to: () => ['session'] },
  'session-language': { may: 'ESPVA', foreign: 'nobody', to: () => ['session/language', { language: 'en' }] },
  'session-password': { may: 'ESPVA', foreign: 'nobody', to: () => ['session/password', { current: 'not my password', next: 'green-lantern-hums-low' }] },
  'session-delete': { may: 'ESPVA', foreign: 'nobody', to: () => ['session'] },
  'preferences-list': { may: 'ESPVA', foreign: 'nobody', to: () => ['preferences'] },
  'preferences-keep': { may: 'ESPVA', foreign: 'nobody', to: () => ['preferences/display', { value: { theme: 'dark' }, version: null }] },
  'preferences-forget': { may: 'ESPVA', foreign: 'nobody', to: () => ['preferences/display'] },
  'nights-progress': { may: 'ESPVA', foreign: 'nobody', to: () => ['nights/progress'] },
  'session-list': { may: 'ESPVA', foreign: 'nobody', to: () => ['session/list'] },
  'session-end': { may: 'ESPVA', foreign: 'nobody', to: ({ session }) => [`session/list/${session}`] },
  'session-end-others': { may: 'ESPVA', foreign: 'nobody', to: () => ['session/list'] },

  // See lines, batches, timeline: everybody.
  'lines-list': { may: 'ESPVA', foreign: 'absent', to: ({ supplier }) => [`lines?suppliers=${supplier}`] },
  'lines-columns': { may: 'ESPVA', foreign: 'absent', to: () => ['lines/columns'] },
  'lines-changes': { may: 'ESPVA', foreign: 'absent', to: () => ['lines/changes?since=2026-01-01T00:00:00.000Z'] },
  'lines-export': { may: 'ESPVA', foreign: 'absent', to: ({ mark }) => [`lines/export?format=csv&search=${mark}`] },
  'lines-read': { may: 'ESPVA', foreign: 'hidden', to: async ({ line }) => [`lines/${(await line()).id}`] },
  'lines-timeline': { may: 'ESPVA', foreign: 'hidden', to: async ({ line }) => [`lines/${(await line()).id}/timeline`] },
  'lines-progress': { may: 'ESPVA', foreign: 'absent', to: () => ['lines/progress'] },
  'reasons-list': { may: 'ESPVA', foreign: 'nobody', to: () => ['reasons'] },
  'batches-list': { may: 'ESPVA', foreign: 'absent', to: ({ supplier }) => [`batches?suppliers=${supplier}`] },
  'batches-calendar': { may: 'ESPVA', foreign: 'absent', to: ({ supplier }) => [`batches/calendar?from=${addDays(day, -60)}&to=${addDays(day, 60)}&suppliers=${supplier}`] },
  'batches-read': { may: 'ESPVA', foreign: 'hidden', to: async ({ batch }) => [`batches/${(await batch()).id}`] },
  'views-list': { may: 'ESPVA', foreign: 'absent', to: () => ['views'] },
  'views-add': { may: 'ESPVA', foreign: 'nobody', to: () => ['views', { name: 'mine', shared: false, value: query }] },
  'views-change': { may: 'ESPVA', foreign: 'hidden', to: async ({ view }) => { const { id, version } = await view(); return [`views/${id}`, { name: `n${id}`, shared: false, value: query, version }]; } },
  'views-remove': { may: 'ESPVA', foreign: 'hidden', to: async ({ view }) => { const { id, version } = await view(); return [`views/${id}?version=${version}`]; } },

  // Milestones, ready quantity, batches, bulk tools, upload, answers to proposals.
  'lines-update': { may: 'ESP', foreign: 'hidden', to: async ({ line }) => ['lines/updates', { lines: [{ ...await line(), milestone: 'expected-arrival', date: day, reason, source }] }] },
  'lines-note': { may: 'ESP', foreign: 'hidden', to: async ({ line }) => [`lines/${(await line()).id}/notes`, { body: 'A word', internal: false }] },
  'batches-make': { may: 'ESP', foreign: 'hidden', to: async ({ line }) => ['batches', { lines: [{ ...await line(), qty: 1 }], readyOn: day, source }] },
  'batches-preview': { may: 'ESP', foreign: 'hidden', to: async ({ line }) => ['batches/preview', { lines: [await line()], strategy: { kind: 'ship-all' } }] },
  'batches-bulk': { may: 'ESP', foreign: 'hidden', to: async ({ line }) => ['batches/bulk', { lines: [await line()], strategy: { kind: 'ship-all' }, plan: 'as previewed', source }] },
  'batches-confirm': { may: 'ESP', foreign: 'hidden', to: async ({ batch }) => { const { id, version, lines } = await batch(); return [`batches/${id}/confirmation`, { version, lines, source }]; } },
  'batches-dispatch': { may: 'ESP', foreign: 'hidden', to: async ({ batch }) => { const { id, version, lines } = await batch(); return [`batches/${id}/dispatch`, { version, lines, dispatchedOn: '2026-03-02', source }]; } },
  'batches-move': { may: 'ESP', foreign: 'hidden', to: async ({ batch }) => { const { id, version, lines } = await batch(); return [`batches/${id}/dates`, { version, lines, readyOn: addDays(day, 1), reason, source }]; } },
  'batches-resize': { may: 'ESP', foreign: 'hidden', to: async ({ batch }) => { const { id, version, lines, batchLineId } = await batch(); return [`batches/${id}/quantities`, { version, lines, quantities: [{ batchLineId, qty: 2 }], reason, source }]; } },
  'batches-cancel': { may: 'ESP', foreign: 'hidden', to: async ({ batch }) => { const { id, version, lines } = await batch(); return [`batches/${id}/cancellation`, { version, lines, reason }]; } },
  'batches-transport': { may: 'ESP', foreign: 'hidden', to: async ({ batch }) => { const { id, version } = await batch(); return [`batches/${id}/transport`, { version, carrier: 'Sea', container: '', reference: '' }]; } },
  'uploads-send': { may: 'ESP', foreign: 'nobody', to: () => ['uploads', { fileName: 'a.csv', content: Buffer.from(`PO,Item,Qty,ReadyDate\nNONE,X,1,${day}\n`).toString('base64') }] },
  'uploads-list': { may: 'ESP', foreign: 'absent', to: () => ['uploads'] },
  'uploads-read': { may: 'ESP', foreign: 'hidden', to: async ({ upload }) => [`uploads/${(await upload()).id}`] },
  'uploads-answer': { may: 'ESP', foreign: 'hidden', to: async ({ upload }) => { const { id, version } = await upload(); return [`uploads/${id}`, { version, dateOrder: 'dmy' }]; } },
  'uploads-commit': { may: 'ESP', foreign: 'hidden', to: async ({ upload }) => { const { id, version } = await upload(); return [`uploads/${id}/commit`, { version, source }]; } },
  'uploads-discard': { may: 'ESP', foreign: 'hidden', to: async ({ upload }) => [`uploads/${(await upload()).id}`] },
  'uploads-template': { may: 'ESP', foreign: 'nobody', to: () => ['uploads/template?format=csv'] },
  'proposals-list': { may: 'ESP', foreign: 'absent', to: ({ supplier }) => [`proposals?suppliers=${supplier}`] },
  'inbox-read': { may: 'ESP', foreign: 'absent', to: ({ supplier }) => [`inbox?suppliers=${supplier}`] },
  'inbox-section': { may: 'ESP', foreign: 'absent', to: ({ supplier }) => [`inbox/proposals?supplier=${supplier}&window=later`] },
  'inbox-answer': { may: 'ESP', foreign: 'hidden', to: async ({ proposal }) => { const { id, version } = await proposal(); return ['inbox/answers', { answers: [{ proposalId: id, version, answer: { kind: 'accept' } }], source }]; } },
  'inbox-undo': { may: 'ESP', foreign: 'hidden', to: ({ request }) => ['inbox/undo', { requestId: request }] },
  'inbox-progress': { may: 'ESP', foreign: 'absent', to: () => ['inbox/progress'] },

  // Status, user-entered columns, supplier Excel.
  'lines-status': { may: 'EP', foreign: 'hidden', to: async ({ line }) => { const { id, version } = await line(); return [`lines/${id}/status`, { version, to: 'in-production' }]; } },
  'lines-custom-value': { may: 'EP', foreign: 'hidden', to: async ({ line }) => [`lines/${(await line()).id}/custom-values/customText3`, { value: 'x', version: null }] },
  'lines-supplier-file': { may: 'EP', foreign: 'hidden', to: ({ supplier }) => ['supplier-files', { supplierId: supplier }] },
  // Overriding what was ordered is the planner's.
  'lines-over-delivery': { may: 'P', foreign: 'hidden', to: async ({ line }) => { const { id, version } = await line(); return [`lines/${id}/over-delivery`, { version, allowed: true }]; } },

  // Alerts: in scope, all, and the product's own.
  'alerts-list': { may: 'EPA', foreign: 'absent', to: ({ supplier }) => [`alerts?suppliers=${supplier}`] },
  'alerts-counts': { may: 'EPA', foreign: 'absent', to: () => ['alerts/counts'] },
  'alerts-read': { may: 'EPA', foreign: 'hidden', to: ({ alert }) => [`alerts/${alert.id}`] },
  'alerts-acknowledge': { may: 'EPA', foreign: 'hidden', to: ({ alert }) => [`alerts/${alert.id}/acknowledgement`, { version: alert.version }] },
  'alerts-acknowledge-many': { may: 'EPA', foreign: 'hidden', to: ({ alert }) => ['alerts/acknowledgements', { alerts: [alert] }] },
  'alerts-snooze-many': { may: 'EPA', foreign: 'hidden', to: ({ alert }) => ['alerts/snoozes', { alerts: [alert], untilOn: day }] },
  'alerts-snooze': { may: 'EPA', foreign: 'hidden', to: ({ alert }) => [`alerts/${alert.id}/snooze`, { version: alert.version, untilOn: day }] },

  // Figures: of suppliers their own on time in full alone.
  'figures-policies': { may: 'ESPVA', foreign: 'nobody', to: () => ['figures/policies'] },
  'figures-otif': { may: 'ESPVA', foreign: 'absent', to: ({ supplier }) => [`figures/otif?suppliers=${supplier}`] },
  'figures-otif-lines': { may: 'ESPVA', foreign: 'absent', to: ({ supplier }) => [`figures/otif/lines?key=${supplier}`] },
  'figures-suppliers': { may: 'EPVA', foreign: 'absent', to: () => ['figures/suppliers'] },
  'figures-promises': { may: 'EPVA', foreign: 'absent', to: ({ supplier }) => [`figures/promises?suppliers=${supplier}`] },
  'figures-promises-lines': { may: 'EPVA', foreign: 'absent', to: ({ supplier }) => [`figures/promises/lines?key=${supplier}`] },
  'figures-lead-times': { may: 'EPVA', foreign: 'absent', to: ({ supplier }) => [`figures/lead-times?suppliers=${supplier}`] },
  'figures-lead-times-lines': { may: 'EPVA', foreign: 'absent', to: ({ supplier }) => [`figures/lead-times/lines?key=${supplier}`] },
  'proposals-calibration': { may: 'EPVA', foreign: 'absent', to: ({ supplier }) => [`proposals/calibration?suppliers=${supplier}`] },
  'proposals-calibration-lines': { may: 'EPVA', foreign: 'absent', to: ({ supplier }) => [`proposals/calibration/lines?suppliers=${supplier}`] },

  // Manage.
  'users-list': { may: 'A', foreign: 'nobody', to: () => ['users'] },
  'users-suppliers': { may: 'A', foreign: 'nobody', to: () => ['users/suppliers'] },
  'users-invite': { may: 'A', foreign: 'nobody', to: () => ['users', { email: `new${Math.random()}@example.com`, name: 'New', role: 'viewer' }] },
  'users-change': { may: 'A', foreign: 'nobody', to: ({ guest }) => [`users/${guest}`, { name: 'A guest', role: 'viewer', suppliers: [], version: 1 }] },
  'users-deactivate': { may: 'A', foreign: 'nobody', to: ({ guest }) => [`users/${guest}/deactivation`, { version: 999 }] },
  'users-activate': { may: 'A', foreign: 'nobody', to: ({ guest }) => [`users/${guest}/activation`, { version: 999 }] },
  'users-reset': { may: 'A', foreign: 'nobody', to: ({ guest }) => [`users/${guest}/link`] },
  'users-sessions': { may: 'A', foreign: 'nobody', to: ({ guest }) => [`users/${guest}/sessions`] },
  'users-session-end': { may: 'A', foreign: 'nobody', to: ({ guest, guestSession }) => [`users/${guest}/sessions/${guestSession}`] },
  'users-sessions-end': { may: 'A', foreign: 'nobody', to: ({ guest }) => [`users/${guest}/sessions`] },
  'mail-settings': { may: 'A', foreign: 'nobody', to: () => ['mail/settings'] },
  'mail-list': { may: 'A', foreign: 'nobody', to: () => ['mail'] },
  'mail-retry': { may: 'A', foreign: 'nobody', to: ({ mail }) => [`mail/${mail}/retry`, { version: 999 }] },
  'mail-drop': { may: 'A', foreign: 'nobody', to: ({ mail }) => [`mail/${mail}/drop`, { version: 999 }] },
  'mail-test': { may: 'A', foreign: 'nobody', to: () => ['mail/test'] },
  'mail-preview': { may: 'A', foreign: 'nobody', to: () => ['mail/previews/digest/en'] },
  'jobs-steps': { may: 'A', foreign: 'nobody', to: () => ['jobs/steps'] },
  'jobs-runs': { may: 'A', foreign: 'nobody', to: () => ['jobs/runs'] },
  'jobs-run': { may: 'A', foreign: 'nobody', to: () => ['jobs/runs/1'] },
  'jobs-request': { may: 'A', foreign: 'nobody', to: () => ['jobs/requests', { step: 'alerts', businessOn: '2026-03-02' }] },
  'jobs-request-read': { may: 'A', foreign: 'nobody', to: () => ['jobs/requests/1'] },
  'extracts-list': { may: 'A', foreign: 'nobody', to: () => ['extracts'] },
  'extracts-accept': { may: 'A', foreign: 'nobody', to: () => ['extracts/1/acceptance', { because: 'looks right' }] },
  'extracts-discard': { may: 'A', foreign: 'nobody', to: () => ['extracts/1/discard', { because: 'looks wrong' }] },
  'audit-events': { may: 'A', foreign: 'nobody', to: () => ['audit/events'] },
  'audit-choices': { may: 'A', foreign: 'nobody', to: () => ['audit/choices'] },
  'audit-export': { may: 'A', foreign: 'nobody', to: () => ['audit/export?action=session.started'] },
  'erp-connection-read': { may: 'A', foreign: 'nobody', to: () => ['erp/connection'] },
  'erp-connection-test': { may: 'A', foreign: 'nobody', to: () => ['erp/connection/test', { connection: null, mapping: {} }] },
  'erp-connection-save': { may: 'A', foreign: 'nobody', to: () => ['erp/connection', { connection: { kind: 'demo' }, version: null, mapping: {}, mappingVersion: null }] },
  'otif-policies-list': { may: 'A', foreign: 'nobody', to: () => ['otif-policies'] },
  'otif-policies-save': { may: 'A', foreign: 'nobody', to: () => ['otif-policies/STRICT', { labelEn: 'Strict', labelZh: '严格', basis: 'original-due', daysEarly: null, daysLate: 0, level: 'order', tolerance: 0, active: true, version: 1 }] },
  'otif-policies-history': { may: 'A', foreign: 'nobody', to: () => ['otif-policies/STRICT/history'] },
  'xref-list': { may: 'A', foreign: 'nobody', to: () => ['xref?kind=item'] },
  'xref-gaps': { may: 'A', foreign: 'nobody', to: () => ['xref/gaps?kind=item'] },
  'xref-set': { may: 'A', foreign: 'nobody', to: () => ['xref', { kind: 'item', erpCode: 'OTHER', code: 'BOLT-M8' }] },
  'xref-remove': { may: 'A', foreign: 'nobody', to: () => ['xref/1'] },
  'item-terms-list': { may: 'A', foreign: 'nobody', to: () => ['item-terms'] },
  'item-terms-set': { may: 'A', foreign: 'nobody', to: () => ['item-terms', { itemCode: 'BOLT-M8', supplierCode: 'S1', moq: 10, orderMultiple: null, transitDays: null }] },
  'xref-import': { may: 'A', foreign: 'nobody', to: () => ['xref/imports', { kind: 'item', content: Buffer.from('erpCode,code\nX,BOLT-M8\n').toString('base64'), commit: false }] },
  'reasons-manage': { may: 'A', foreign: 'nobody', to: () => ['reasons/all'] },
  'reasons-save': { may: 'A', foreign: 'nobody', to: () => ['reasons/a-new-one', { acceptable: false, labelEn: 'New', labelZh: '新', active: true, position: 1, version: null }] },
  'custom-columns-manage': { may: 'A', foreign: 'nobody', to: () => ['custom-columns'] },
  'custom-columns-save': { may: 'A', foreign: 'nobody', to: () => ['custom-columns/customText4', { label: 'New', origin: 'person', visibleTo: ['planner'], active: true, erpColumn: null, version: null, mappingVersion: null }] },
  'settings-read': { may: 'A', foreign: 'nobody', to: () => ['settings'] },
  'settings-change': { may: 'A', foreign: 'nobody', to: () => ['settings/missingNights', { value: 2, version: null }] },
  'settings-history': { may: 'A', foreign: 'nobody', to: () => ['settings/missingNights/history'] },
  'audit-head': { may: 'A', foreign: 'nobody', to: () => ['audit/head'] },
  'rejects-list': { may: 'A', foreign: 'nobody', to: () => ['rejects?businessOn=2026-03-02'] },
};
