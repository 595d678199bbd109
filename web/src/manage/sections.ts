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
    path: 'jobs', title: 'jobs', group: 'nights', permission: 'jobs.read', load: () => import('../jobs/bl-jobs-page.js'),
    render: ({ search, night }) => html`<bl-jobs-page .search=${search} .night=${night}></bl-jobs-page>`,
  },
  {
    path: 'users', title: 'users', group: 'people', permission: 'manage', load: () => import('../identity/bl-users-page.js'),
    render: () => html`<bl-users-page></bl-users-page>`,
  },
];
