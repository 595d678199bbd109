import type { AlertStatus, Severity } from '../../../shared/contracts/alerts.js';

/** Which alerts, by what has been done about them. */
const shows = { todo: ['open', 'acknowledged'], open: ['open'], acknowledged: ['acknowledged'], snoozed: ['snoozed'], resolved: ['resolved'] } satisfies Record<string, AlertStatus[]>;
export type Show = keyof typeof shows;
export const allShows = Object.keys(shows) as Show[];

export const severities = ['critical', 'warning', 'info'] as const satisfies Severity[];

/** What the page shows, as it stands in the address. */
export interface AlertsView {
  severity: Severity | null;
  show: Show;
  rule: string;
  suppliers: readonly number[];
  /** Counted from 1. */
  page: number;
  /** The alert whose panel is open. */
  alertId: number | null;
}

const isId = (text: string) => /^[1-9]\d{0,8}$/.test(text);

/** Reads an address; what makes no sense is taken for not said. */
export function readView(search: string): AlertsView {
  const said = new URLSearchParams(search);
  const [page, alert] = [said.get('page') ?? '', said.get('alert') ?? ''];
  return {
    severity: severities.find((one) => one === said.get('severity')) ?? null,
    show: allShows.find((one) => one === said.get('show')) ?? 'todo',
    rule: (said.get('rule') ?? '').slice(0, 40),
    suppliers: (said.get('suppliers') ?? '').split(',').filter(isId).map(Number),
    page: isId(page) ? Number(page) : 1,
    alertId: isId(alert) ? Number(alert) : null,
  };
}

export function addressOf({ severity, show, rule, suppliers, page, alertId }: AlertsView): string {
  const said = new URLSearchParams();
  if (severity) said.set('severity', severity);
  if (show !== 'todo') said.set('show', show);
  if (rule) said.set('rule', rule);
  if (suppliers.length > 0) said.set('suppliers', suppliers.join(','));
  if (page > 1) said.set('page', String(page));
  if (alertId !== null) said.set('alert', String(alertId));
  const rest = said.toString().replaceAll('%2C', ',');
  return `/exceptions${rest && `?${rest}`}`;
}

/** What the view asks of the server. */
export const askedOf = ({ severity, show, rule, suppliers, page }: AlertsView, size: number) => ({
  status: shows[show].join(','), ...(severity && { severity }), ...(rule && { rule }), ...(suppliers.length > 0 && { suppliers: suppliers.join(',') }),
  offset: (page - 1) * size, limit: size,
});
