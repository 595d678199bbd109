import { exportAudit, listAuditChoices, listAuditEvents, mostExported, readAuditHead, type AuditEvent as AuditReply, type AuditSource } from '../../shared/contracts/audit.js';
import { csvType } from '../../shared/contracts/endpoint.js';
import { addDays, instantAt } from '../../shared/dates.js';
import { toldRefusal } from '../../shared/told-refusal.js';
import { writeCsv } from '../platform/csv.js';
import { serve, type Answer, type Call } from '../platform/http.js';
import { fromKeptJson } from '../platform/kept-json.js';
import { FileReply } from '../platform/reply.js';
import type { Cell } from '../platform/workbook.js';
import type { AuditEvent } from './audit-chain.js';
import { auditActions, auditPage, auditStream, countAudit, peopleToAsk, type AuditQuestion } from './audit-list.store.js';
import { readHead } from './verify-chain.step.js';

const countLimit = 10_000;

const asReply = ({ previousHash: _, hash: __, before, after, source, ...event }: AuditEvent): AuditReply =>
  ({ ...event, source: source as AuditSource, before: parsed(before), after: parsed(after) });

const parsed = (json: string | null) => (json === null ? null : fromKeptJson(json));

const questionOf = ({ query: { from, to, ...asked }, world: { zone } }: Pick<Call<typeof exportAudit>, 'query' | 'world'>): AuditQuestion =>
  ({ ...asked, fromAt: from && instantAt(from, '00:00', zone), beforeAt: to && instantAt(addDays(to, 1), '00:00', zone) });

const answerEvents: Answer<typeof listAuditEvents> = async ({ db, query: { offset, limit, ...query }, world }) => {
  const question = questionOf({ query, world });
  const [events, total] = await Promise.all([auditPage(db, question, { offset, limit }), countAudit(db, question, countLimit)]);
  return { events: events.map(asReply), total };
};

const answerChoices: Answer<typeof listAuditChoices> = async ({ db }) => ({ actions: await auditActions(db), users: await peopleToAsk(db) });

const columns = ['id', 'at', 'actor', 'userId', 'action', 'subject', 'before', 'after', 'reason', 'source', 'invocationId'] as const;

/** A cut-off trail would look like a whole one, so what is too much is refused. */
const answerExport: Answer<typeof exportAudit> = async ({ db, query, world, today }) => {
  const question = questionOf({ query, world });
  const { more } = await countAudit(db, question, mostExported);
  if (more) throw toldRefusal('invalid', { code: 'audit-export-too-large', facts: { most: mostExported } });
  return new FileReply(`audit-${today}.csv`, csvType, await writeCsv(columns, rowsOf(auditStream(db, question, mostExported))));
};

async function* rowsOf(events: AsyncIterable<AuditEvent>): AsyncGenerator<Cell[][]> {
  for await (const event of events) yield [columns.map((column) => asCell(event[column]))];
}

const asCell = (value: string | number | null): Cell => (value === null ? null : typeof value === 'number' ? { number: value } : { text: value });

const answerHead: Answer<typeof readAuditHead> = async ({ db, now }) => ({ ...(await readHead(db)), at: now });

serve(listAuditEvents, answerEvents);
serve(listAuditChoices, answerChoices);
serve(exportAudit, answerExport);
serve(readAuditHead, answerHead);
