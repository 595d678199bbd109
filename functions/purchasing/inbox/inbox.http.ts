import { inboxRows, listInboxSection, readInbox } from '../../../shared/contracts/inbox.js';
import { serve, type Answer, type Call } from '../../platform/http.js';
import { givenSince } from './answers.store.js';
import { givenView, groupsOf, inboxProposal, suppliersWithin } from './inbox-view.js';
import { windowsOn } from './inbox-windows.js';
import { answeredSince, countWindows, firstOpen, openInWindow, sessionBeganAt, supplierNamesOf } from './inbox.store.js';

const recentOnes = 20;

const answerInbox: Answer<typeof readInbox> = async ({ db, query, scope, caller, today }) => {
  const asking = { scope, suppliers: query.suppliers?.map(Number) };
  const windows = windowsOn(today);
  const since = await sessionBeganAt(db, caller.sessionId);
  const counts = await countWindows(db, asking, windows);
  const answered = await answeredSince(db, asking, since);
  const suppliers = await supplierNamesOf(db, [...new Set([...counts, ...answered].map(({ supplierId }) => supplierId))]);
  const rows = await firstOpen(db, suppliersWithin(inboxRows, suppliers, counts), inboxRows);
  const recent = await givenSince(db, { userId: caller.id, scope }, { since, limit: recentOnes });
  return { today, open: counts.reduce((sum, { n }) => sum + n, 0), groups: groupsOf({ suppliers, counts, answered, rows }, windows), recent: recent.map(givenView) };
};

const answerSection: Answer<typeof listInboxSection> = async ({ db, query: { supplier, window, ...paging }, scope, today }: Call<typeof listInboxSection>) => {
  const windows = windowsOn(today);
  const asking = { scope, suppliers: [supplier] };
  const rows = await openInWindow(db, asking, windows.find((one) => one.window === window)!, paging);
  const total = (await countWindows(db, asking, windows)).find((one) => one.window === window)?.n ?? 0;
  return { proposals: rows.map(inboxProposal), total };
};

serve(readInbox, answerInbox);
serve(listInboxSection, answerSection);
