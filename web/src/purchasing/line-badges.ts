import type { Line } from '../../../shared/contracts/lines.js';
import type { BatchState, LineStatus, StatementSource } from '../../../shared/contracts/purchasing-words.js';
import type { Badge } from '../elements/badge.js';
import { icon } from '../elements/icons.js';
import { word } from '../i18n/format.js';
import { t } from '../i18n/language.js';

type Look = Pick<Badge, 'tone' | 'icon' | 'dashed'>;

const delayLooks: Record<Line['delay'], Look> = {
  'overdue': { tone: 'red', icon: 'late' },
  'expected-late': { tone: 'red', icon: 'warning' },
  'at-risk': { tone: 'amber', icon: 'warning' },
  'on-track': { tone: 'green', icon: 'check' },
};

const statusLooks: Record<LineStatus, Look> = {
  'planned': { tone: 'grey', icon: 'circle' },
  'in-production': { tone: 'blue', icon: 'gear' },
  'ready-to-dispatch': { tone: 'teal', icon: 'box' },
  'part-delivered': { tone: 'amber', icon: 'half' },
  'fully-delivered': { tone: 'green', icon: 'done' },
  'closed': { tone: 'grey', icon: 'lock' },
  'cancelled': { tone: 'grey', icon: 'stop' },
};

const sourceLooks: Record<StatementSource, Look> = {
  'supplier-confirmed': { tone: 'green', icon: 'check' },
  'expeditor-estimate': { tone: 'blue', icon: 'person' },
  'planner-override': { tone: 'blue', icon: 'person' },
  'no-response': { tone: 'amber', icon: 'dashed' },
};

const batchLooks: Record<BatchState, Look> = {
  planned: { tone: 'grey', icon: 'circle' },
  confirmed: { tone: 'blue', icon: 'check' },
  dispatched: { tone: 'teal', icon: 'truck' },
  delivered: { tone: 'green', icon: 'done' },
  cancelled: { tone: 'grey', icon: 'stop' },
};

export const delayBadge = (delay: Line['delay']): Badge => ({ ...delayLooks[delay], text: t.delay[delay], hint: t.delayHints[delay] });
export const statusBadge = (status: LineStatus): Badge => ({ ...statusLooks[status], text: word('status', status) });
export const sourceBadge = (source: StatementSource, hint: string): Badge => ({ ...sourceLooks[source], text: word('source', source), hint });
/** Who said it, where there is room for a sign only. */
export const sourceIcon = (source: StatementSource) => icon(sourceLooks[source].icon);
export const batchBadge = (state: BatchState): Badge => ({ ...batchLooks[state], text: word('batchState', state) });
export const unmappedBadge = (): Badge => ({ tone: 'grey', icon: 'dashed', dashed: true, text: t.lines.unmapped, hint: t.lines.unmappedHint });
export const missingBadge = (since: string): Badge => ({ tone: 'amber', icon: 'dashed', dashed: true, text: t.lines.missing, hint: t.lines.missingHint(since) });

/** The colour of a row's left border. */
export const rowTone = ({ delay, outstandingQty }: Pick<Line, 'delay' | 'outstandingQty'>): 'late' | 'risk' | '' => {
  if (outstandingQty === 0 || delay === 'on-track') return '';
  return delay === 'at-risk' ? 'risk' : 'late';
};
