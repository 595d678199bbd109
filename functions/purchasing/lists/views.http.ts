import { addView, changeView, listViews, removeView, ViewValue, type SavedView } from '../../../shared/contracts/views.js';
import { may } from '../../../shared/contracts/roles.js';
import { Refusal } from '../../../shared/refusal.js';
import type { Reader } from '../../platform/database/database.js';
import { databaseErrorKind } from '../../platform/database/errors.js';
import { serve, type Answer } from '../../platform/http.js';
import { deleteView, insertView, updateView, viewOf, viewsFor } from './views.store.js';

const answerList: Answer<typeof listViews> = async ({ state, caller }) => {
  const hideNames = !may(caller.role, 'lines.read-internal');
  const rows = await viewsFor(state, caller);
  return {
    views: rows.flatMap(({ ownerId, by, value, ...rest }): SavedView[] => {
      const read = ViewValue.safeParse(JSON.parse(value));
      return read.success ? [{ ...rest, own: ownerId === caller.id, by: hideNames ? null : by, value: read.data }] : [];
    }),
  };
};

const answerAdd: Answer<typeof addView> = async ({ audited, caller, now, body: { value, ...body } }) =>
  audited(caller, 'view.saved', async (tx) => {
    const id = await unlessNamed(insertView(tx, { ...body, ownerId: caller.id, value: JSON.stringify(value), changedAt: now }), body.name);
    return { subject: `view/${id}`, after: body, reply: { ...body, id, value, own: true, by: caller.name, version: 1 } };
  });

const answerChange: Answer<typeof changeView> = async ({ audited, caller, now, params: { id }, body: { value, version, ...body } }) =>
  audited(caller, 'view.changed', async (tx) => {
    const before = await ownView(tx, id, caller.id);
    const isChanged = await unlessNamed(updateView(tx, { ...body, id, versionSeen: version, value: JSON.stringify(value), changedAt: now }), body.name);
    if (!isChanged) throw overtaken();
    return { subject: `view/${id}`, before: { name: before.name, shared: before.shared }, after: body, reply: { ...body, id, value, own: true, by: caller.name, version: version + 1 } };
  });

const answerRemove: Answer<typeof removeView> = async ({ audited, caller, params: { id }, query: { version } }) =>
  audited(caller, 'view.removed', async (tx) => {
    const before = await ownView(tx, id, caller.id);
    if (!(await deleteView(tx, id, version))) throw overtaken();
    return { subject: `view/${id}`, before: { name: before.name, shared: before.shared }, reply: undefined };
  });

/** Somebody else's view can be used but not changed: for that it is not there. */
async function ownView(db: Reader, id: number, ownerId: number) {
  const view = await viewOf(db, id, ownerId);
  if (!view) throw new Refusal('missing', 'view-not-found', `You have no saved view ${id}.`);
  return view;
}

const overtaken = () => new Refusal('conflict', 'view-changed', 'This view was changed since you opened it.');

const unlessNamed = <Reply>(work: Promise<Reply>, name: string): Promise<Reply> => work.catch((error: unknown) => {
  if (databaseErrorKind(error) !== 'unique') throw error;
  throw new Refusal('conflict', 'view-named-so', `You have a view "${name}" already.`, { facts: { name }, errors: [{ in: 'body', pointer: '/name', detail: 'taken' }] });
});

serve(listViews, answerList);
serve(addView, answerAdd);
serve(changeView, answerChange);
serve(removeView, answerRemove);
