import { describe, expect, it } from 'vitest';
import { endpoints } from '../../shared/contracts/all.js';
import { aWorld } from './foreign-world.js';

/** Ids of everything that either world holds, ours and foreign, and some that neither has. */
const ids = Array.from({ length: 60 }, (_, i) => i + 1);
const each = (path: (id: number) => string) => ids.map(path);
const paths = (route: string, ...queries: string[]) => [route, ...queries.map((query) => `${route}?${query}`)];

const text = ['Rhein', 'Z-1', 'BOX', 'Foreign', 'Northern', 'A-09', 'A-12', 'REF-', 'bolt'];
const filters = ['[{"column":"supplierName","contains":"R"}]', '[{"column":"itemFamily","in":["BOLTS","CASTINGS"]}]', '[{"column":"orderedQty","from":900}]', '[{"column":"customText1","in":["foreign"]}]', '[{"column":"delay","in":["overdue"]}]']
  .map((filter) => `filters=${encodeURIComponent(filter)}`);
const lists = [...['late', 'at-risk', 'no-response', 'updated', 'due-this-week', 'due-soon', 'unmapped'].map((preset) => `preset=${preset}`), ...text.map((word) => `search=${word}`), ...filters, 'suppliers=1', 'suppliers=2', 'suppliers=1,2,3', 'sort=supplierName&direction=desc', 'limit=3&offset=5'];
const groups = ['supplier', 'family', 'customer', 'month'];
const figures = (route: string) => paths(route, ...groups.map((by) => `by=${by}`), 'suppliers=2', 'suppliers=1,2', 'from=2026-03-01&to=2026-03-31');
const figureLines = (route: string, more: string[] = []) => paths(route, ...groups.map((by) => `by=${by}`), 'key=1', 'key=2', 'by=family&key=BOLTS', 'by=customer&key=Northern%20Rail', 'by=customer&key=Southern%20Rail', 'by=month&key=2026-03', ...more);
const policies = (make: (query: string) => string[]) => ['STRICT', 'PROMISE', 'GHSC'].flatMap((policy) => make(`policy=${policy}`));

/** What is asked of every route that reads, in the way that could tell the most. */
const asked: Record<string, string[]> = {
  'session-read': ['session'], 'session-hints': ['session/hints'], 'health': ['health'], 'openapi': ['openapi.json'], 'preferences-list': ['preferences'], 'nights-progress': ['nights/progress'],
  'reasons-list': ['reasons'], 'figures-policies': ['figures/policies'], 'uploads-template': ['uploads/template?format=csv', 'uploads/template'],
  'lines-list': paths('lines', ...lists), 'lines-columns': ['lines/columns'], 'lines-changes': ['lines/changes?since=2026-01-01T00:00:00.000Z', 'lines/changes?since=2026-03-07T00:00:00.000Z'],
  'lines-export': [...paths('lines/export', 'search=Rhein'), ...lists.map((query) => `lines/export?format=csv&${query}`)],
  'lines-read': each((id) => `lines/${id}`), 'lines-timeline': each((id) => `lines/${id}/timeline`), 'lines-progress': ['lines/progress'],
  'batches-list': paths('batches', 'status=', 'status=delivered', 'status=cancelled', 'suppliers=2', 'suppliers=1,2,3', 'sort=supplierName', 'limit=2&offset=1', ...text.map((word) => `status=&search=${word}`), ...ids.map((id) => `status=&search=%23${id}`)),
  'batches-calendar': paths('batches/calendar?from=2026-03-01&to=2026-07-01').flatMap((path) => [path, `${path}&suppliers=1,2`, `${path}&search=Z-`, `${path}&search=bolt`, `${path}&status=delivered`]),
  'batches-read': each((id) => `batches/${id}`),
  'views-list': ['views'],
  'uploads-list': ['uploads', 'uploads?limit=1&offset=1'], 'uploads-read': each((id) => `uploads/${id}`),
  'proposals-list': paths('proposals', 'suppliers=2', 'suppliers=1,2', 'from=2026-03-01&to=2026-12-31', 'limit=2&offset=1'),
  'inbox-read': paths('inbox', 'suppliers=2', 'suppliers=1,2'), 'inbox-section': [1, 2, 3].flatMap((supplier) => ['overdue', 'this-week', 'next-weeks', 'later'].map((window) => `inbox/proposals?supplier=${supplier}&window=${window}`)),
  'inbox-progress': ['inbox/progress', 'inbox/progress?days=300'],
  'alerts-list': paths('alerts', 'status=open,acknowledged,snoozed,resolved', 'suppliers=2', 'severity=critical', 'rule=late', 'limit=1&offset=1'), 'alerts-counts': ['alerts/counts'], 'alerts-read': each((id) => `alerts/${id}`),
  'figures-suppliers': ['figures/suppliers'],
  'figures-otif': policies((query) => figures('figures/otif').map((path) => `${path}${path.includes('?') ? '&' : '?'}${query}`)),
  'figures-otif-lines': policies((query) => figureLines('figures/otif/lines').map((path) => `${path}${path.includes('?') ? '&' : '?'}${query}`)),
  'figures-promises': figures('figures/promises'), 'figures-promises-lines': figureLines('figures/promises/lines', ['measure=first', 'outcome=open']),
  'figures-lead-times': [...figures('figures/lead-times'), 'figures/lead-times?measure=complete'], 'figures-lead-times-lines': figureLines('figures/lead-times/lines'),
  'proposals-calibration': paths('proposals/calibration', 'suppliers=2', 'suppliers=1,2'), 'proposals-calibration-lines': paths('proposals/calibration/lines', 'suppliers=2', 'outcome=inside', 'outcome=late'),
  'jobs-steps': ['jobs/steps'], 'jobs-runs': ['jobs/runs'], 'jobs-run': ['jobs/runs/1', 'jobs/runs/999'], 'jobs-request-read': ['jobs/requests/1'], 'extracts-list': ['extracts'], 'rejects-list': ['rejects?businessOn=2026-03-06'],
  'session-list': ['session/list'], 'sign-in-leave': ['sign-in/entra/exit'], 'setup-read': ['setup'],
  'users-list': ['users'], 'users-suppliers': ['users/suppliers'], 'users-sessions': ['users/1/sessions'], 'mail-settings': ['mail/settings'], 'mail-list': ['mail'], 'mail-preview': ['mail/previews/digest/en'],
  'otif-policies-list': ['otif-policies'], 'otif-policies-history': ['otif-policies/PROMISE/history'], 'audit-events': ['audit/events'], 'audit-choices': ['audit/choices'], 'audit-export': ['audit/export'], 'audit-head': ['audit/head'],
  'xref-list': ['xref?kind=item'], 'xref-gaps': ['xref/gaps?kind=item'], 'item-terms-list': ['item-terms'], 'reasons-manage': ['reasons/all'], 'custom-columns-manage': ['custom-columns'],
  'erp-connection-read': ['erp/connection'], 'settings-read': ['settings'], 'settings-history': ['settings/nightAt/history'],
};

const readings = endpoints.filter(({ method }) => method === 'GET');

it('every route that reads is asked something', () => {
  expect(Object.keys(asked).sort()).toEqual(readings.map(({ name }) => name).sort());
});

const [little, much] = [await aWorld('little'), await aWorld('much')];

describe.each(readings.map(({ name }) => [name] as const))('%s', (name) => {
  it.each(['ourSupplier', 'ourExpeditor'] as const)('is the same to %s, byte by byte, whatever others do', async (who) => {
    for (const path of asked[name] ?? []) expect(await much[who].ask(path), path).toBe(await little[who].ask(path));
  });
});

it.each(readings.filter(({ reach }) => reach === 'own-suppliers').map(({ name }) => [name] as const))('%s tells a planner how the two worlds differ', async (name) => {
  const replies = await Promise.all((asked[name] ?? []).map(async (path) => [await much.planner.ask(path), await little.planner.ask(path)]));
  expect(replies.filter(([one, other]) => one !== other)).not.toEqual([]);
});

describe('what meets a foreign line', () => {
  const told = async (who: 'theirSupplier' | 'ourSupplier') => (await Promise.all(Object.values(asked).flat().map((path) => much[who].ask(path)))).join('\n');

  it('is not told to whom the line was given', async () => {
    const theirs = await told('theirSupplier');
    expect(theirs).toContain('"poNumber":"A-12"');
    for (const ours of ['Our secret', 'Ningbo', 'Our estimate', 'Our word', '"S1"']) expect(theirs).not.toContain(ours);
  });

  it('stays told to whom it was taken from, as it was then', async () => {
    const ours = await told('ourSupplier');
    for (const word of ['Our secret about A-12', 'number-reused']) expect(ours).toContain(word);
    for (const theirs of ['Rhein', 'Foreign', 'FOREIGN', 'Third Works', '"S2"', 'Z-']) expect(ours).not.toContain(theirs);
  });
});
