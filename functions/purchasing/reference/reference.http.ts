import { importReference, listItemTerms, listXref, listXrefGaps, removeXref, setItemTerms, setXref, type ReferenceRow } from '../../../shared/contracts/xref.js';
import { toldRefusal } from '../../../shared/told-refusal.js';
import { serve, type Answer } from '../../platform/http.js';
import { judgeFile } from './import-reference.step.js';
import { addTerms, changeTerms, countItemTerms, itemTermsPage, termsOf } from './item-terms.store.js';
import { readReference } from './read-reference.step.js';
import { applyXref, countXref, followSuppliers, isXrefInUse, knownXref, removeXrefEntry, saveXref, targetsOf, xrefEntry, xrefGaps, xrefPage } from './xref.store.js';

const answerList: Answer<typeof listXref> = async ({ db, query }) =>
  ({ entries: (await xrefPage(db, query)).map((entry) => ({ ...entry, kind: query.kind, lines: entry.lines ?? 0 })), total: await countXref(db, query) });

const answerGaps: Answer<typeof listXrefGaps> = async ({ db, query: { kind } }) => ({ gaps: await xrefGaps(db, kind, 500), inUse: await isXrefInUse(db, kind) });

const unknownCode = (code: string, pointer: string) => toldRefusal('invalid', { code: 'xref-code-unknown', facts: { code } }, pointer);

const answerSet: Answer<typeof setXref> = async ({ body: { kind, erpCode, code }, caller, audited, now }) =>
  audited(caller, 'xref.set', async (tx) => {
    const [target] = await targetsOf(tx, kind, [code]);
    if (!target) throw unknownCode(code, '/code');
    const [known] = await knownXref(tx, kind, [erpCode]);
    await saveXref(tx, kind, known ? { fresh: [], moved: [{ id: known.id, targetId: target.id }] } : { fresh: [{ erpCode, targetId: target.id }], moved: [] }, { at: now, by: caller.id });
    await applyXref(tx, kind, now);
    if (kind === 'supplier') await followSuppliers(tx);
    return { subject: `xref/${kind}/${erpCode}`, before: known ? { id: known.targetId } : null, after: { id: target.id, code }, reply: undefined };
  });

const answerRemove: Answer<typeof removeXref> = async ({ params: { id }, caller, audited, now }) =>
  audited(caller, 'xref.removed', async (tx) => {
    const entry = await xrefEntry(tx, id);
    if (!entry) throw toldRefusal('missing', { code: 'xref-not-found', facts: {} });
    await removeXrefEntry(tx, id);
    await applyXref(tx, entry.kind, now);
    return { subject: `xref/${entry.kind}/${entry.erpCode}`, before: { id: entry.itemId ?? entry.supplierId }, after: null, reply: undefined };
  });

const answerTerms: Answer<typeof listItemTerms> = async ({ db, query }) => ({ terms: await itemTermsPage(db, query), total: await countItemTerms(db, query.search) });

const answerSetTerms: Answer<typeof setItemTerms> = async ({ body: { itemCode, supplierCode, ...terms }, caller, audited }) =>
  audited(caller, 'item-terms.set', async (tx) => {
    const [item] = await targetsOf(tx, 'item', [itemCode]);
    const [supplier] = await targetsOf(tx, 'supplier', [supplierCode]);
    if (!item) throw unknownCode(itemCode, '/itemCode');
    if (!supplier) throw unknownCode(supplierCode, '/supplierCode');
    const before = await termsOf(tx, item.id, supplier.id);
    await (before ? changeTerms : addTerms)(tx, item.id, supplier.id, terms);
    return { subject: `item-terms/${itemCode}/${supplierCode}`, before: before ?? null, after: terms, reply: undefined };
  });

const countsOf = (rows: readonly ReferenceRow[]) => {
  const of = (verdict: ReferenceRow['verdict']) => rows.filter((row) => row.verdict === verdict).length;
  return { new: of('new'), changed: of('changed'), same: of('same'), error: of('error') };
};
const mostTold = 1_000;

const answerImport: Answer<typeof importReference> = async ({ db, body: { kind, content, commit }, caller, audited, now }) => {
  const file = await readReference(kind, Buffer.from(content, 'base64'));
  const judged = await judgeFile(db, kind, file);
  const counts = countsOf(judged.rows);
  const told = judged.rows.filter(({ verdict }) => verdict !== 'same').toSorted((a, b) => Number(b.verdict === 'error') - Number(a.verdict === 'error')).slice(0, mostTold);
  if (!commit || counts.error > 0) return { committed: false, counts, rows: told };
  await audited(caller, 'xref.imported', async (tx) => {
    await (await judgeFile(tx, kind, file)).write(tx, { at: now, by: caller.id });
    return { subject: `xref/${kind}`, after: { kind, ...counts }, reply: undefined };
  });
  return { committed: true, counts, rows: told };
};

serve(listXref, answerList);
serve(listXrefGaps, answerGaps);
serve(setXref, answerSet);
serve(removeXref, answerRemove);
serve(listItemTerms, answerTerms);
serve(setItemTerms, answerSetTerms);
serve(importReference, answerImport);
