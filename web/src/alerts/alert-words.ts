import type { Alert, AlertStatus, Severity } from '../../../shared/contracts/alerts.js';
import type { Badge } from '../elements/badge.js';
import { t } from '../i18n/language.js';

type Look = Pick<Badge, 'tone' | 'icon'>;

const severityLooks: Record<Severity, Look> = {
  critical: { tone: 'red', icon: 'late' },
  warning: { tone: 'amber', icon: 'warning' },
  info: { tone: 'blue', icon: 'note' },
};

const statusLooks: Record<AlertStatus, Look> = {
  open: { tone: 'grey', icon: 'circle' },
  acknowledged: { tone: 'teal', icon: 'check' },
  snoozed: { tone: 'grey', icon: 'moon' },
  resolved: { tone: 'green', icon: 'done' },
};

export const severityBadge = (severity: Severity): Badge => ({ ...severityLooks[severity], text: t.alerts.severities[severity] });

export const statusBadge = ({ status, snoozedUntilOn }: Pick<Alert, 'status' | 'snoozedUntilOn'>): Badge =>
  ({ ...statusLooks[status], text: status === 'snoozed' && snoozedUntilOn ? `${t.alerts.statuses.snoozed} ${t.alerts.until(snoozedUntilOn)}` : t.alerts.statuses[status] });

/** A rule of a newer server is called by its own name. */
export const ruleName = (rule: string): string => (Object.hasOwn(t.alerts.rules, rule) ? t.alerts.rules[rule]! : rule);

/** Those about the product are nobody's goods. */
export const subjectOf = ({ subject, supplierId }: Pick<Alert, 'subject' | 'supplierId'>): string => (supplierId === null ? t.alerts.product : subject);

export const isUnsettled = ({ status }: Pick<Alert, 'status'>): boolean => status !== 'resolved';
