import { html, type TemplateResult } from 'lit';
import type { Permission } from '../../../shared/contracts/roles.js';
import type { t } from '../i18n/language.js';

/** What a section is told by the page around it. */
export interface Standing { search: string; night: string | null }

/** One page below /manage. */
export interface Section {
  /** Behind `/manage/`. */
  path: string;
  title: keyof typeof t.manage.sections;
  group: keyof typeof t.manage.groups;
  permission: Permission;
  load(): Promise<unknown>;
  render(standing: Standing): TemplateResult;
}

/** In the order in which they are listed; the first is where /manage begins. */
export const sections: readonly Section[] = [
  {
    path: 'health', title: 'health', group: 'nights', permission: 'manage', load: () => import('../health/bl-health-page.js'),
    render: () => html`<bl-health-page></bl-health-page>`,
  },
  {
    path: 'jobs', title: 'jobs', group: 'nights', permission: 'jobs.read', load: () => import('../jobs/bl-jobs-page.js'),
    render: ({ search, night }) => html`<bl-jobs-page .search=${search} .night=${night}></bl-jobs-page>`,
  },
  {
    path: 'erp', title: 'erp', group: 'data', permission: 'manage', load: () => import('../erp/bl-erp-page.js'),
    render: () => html`<bl-erp-page></bl-erp-page>`,
  },
  {
    path: 'xref', title: 'xref', group: 'data', permission: 'manage', load: () => import('../reference/bl-xref-page.js'),
    render: ({ search }) => html`<bl-xref-page .search=${search}></bl-xref-page>`,
  },
  {
    path: 'columns', title: 'columns', group: 'data', permission: 'manage', load: () => import('../rules/bl-rules-page.js'),
    render: () => html`<bl-rules-page of="columns"></bl-rules-page>`,
  },
  {
    path: 'settings', title: 'settings', group: 'rules', permission: 'manage', load: () => import('../settings/bl-settings-page.js'),
    render: () => html`<bl-settings-page></bl-settings-page>`,
  },
  {
    path: 'reasons', title: 'reasons', group: 'rules', permission: 'manage', load: () => import('../rules/bl-rules-page.js'),
    render: () => html`<bl-rules-page of="reasons"></bl-rules-page>`,
  },
  {
    path: 'policies', title: 'policies', group: 'rules', permission: 'manage', load: () => import('../rules/bl-rules-page.js'),
    render: () => html`<bl-rules-page of="policies"></bl-rules-page>`,
  },
  {
    path: 'users', title: 'users', group: 'people', permission: 'manage', load: () => import('../identity/bl-users-page.js'),
    render: () => html`<bl-users-page></bl-users-page>`,
  },
  {
    path: 'mail', title: 'mail', group: 'people', permission: 'manage', load: () => import('../mail/bl-mail-page.js'),
    render: () => html`<bl-mail-page></bl-mail-page>`,
  },
  {
    path: 'audit', title: 'audit', group: 'trail', permission: 'manage', load: () => import('../audit/bl-audit-page.js'),
    render: ({ search }) => html`<bl-audit-page .search=${search}></bl-audit-page>`,
  },
];
