import { readInboxProgress } from '../../../shared/contracts/inbox.js';
import { addDays } from '../../../shared/dates.js';
import { serve, type Answer } from '../../platform/http.js';
import { businessSettings } from '../../platform/settings.store.js';
import { progressOf } from './days-to-answer.js';
import { supplierNamesOf } from './inbox.store.js';
import { answersByDays, openBySupplier } from './progress.store.js';

const answerProgress: Answer<typeof readInboxProgress> = async ({ db, query, scope, today }) => {
  const { proposalUnansweredDays } = await businessSettings(db);
  const sinceOn = addDays(today, -query.days);
  const open = await openBySupplier(db, scope, addDays(today, -proposalUnansweredDays));
  const answers = await answersByDays(db, scope, sinceOn);
  const suppliers = await supplierNamesOf(db, [...new Set([...open, ...answers].map(({ supplierId }) => supplierId))]);
  return { today, sinceOn, overdueAfterDays: proposalUnansweredDays, suppliers: progressOf({ suppliers, open, answers }) };
};

serve(readInboxProgress, answerProgress);
