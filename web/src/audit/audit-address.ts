import type { AuditSource } from '../../../shared/contracts/audit.js';

/** What the address asks of the trail; empty texts ask nothing. */
export interface AuditView { userId: string; action: string; source: AuditSource | ''; from: string; to: string; subject: string; page: number }

const sources: readonly string[] = ['http', 'command', 'system'] satisfies AuditSource[];

export function readAuditView(search: string): AuditView {
  const said = new URLSearchParams(search);
  const text = (name: string) => said.get(name) ?? '';
  const day = (name: string) => (/^\d{4}-\d\d-\d\d$/.test(text(name)) ? text(name) : '');
  return {
    userId: /^\d{1,9}$/.test(text('userId')) ? text('userId') : '', action: /^[a-z-]+(\.[a-z-]+)?$/.test(text('action')) ? text('action') : '',
    source: sources.includes(text('source')) ? text('source') as AuditSource : '', from: day('from'), to: day('to'), subject: text('subject').slice(0, 200),
    page: Math.max(1, Math.floor(Number(text('page'))) || 1),
  };
}

export function auditAddress({ page, ...view }: AuditView): string {
  const said = new URLSearchParams(Object.entries(view).filter(([, value]) => value !== ''));
  if (page > 1) said.set('page', String(page));
  return `/manage/audit${said.size > 0 ? `?${said}` : ''}`;
}
