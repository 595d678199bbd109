import { describe, expect, it } from 'vitest';
import { endpoints } from '../../shared/contracts/all.js';
import type { Endpoint } from '../../shared/contracts/endpoint.js';
import * as alerts from '../../shared/contracts/alerts.js';
import * as audit from '../../shared/contracts/audit.js';
import * as batches from '../../shared/contracts/batches.js';
import * as bulk from '../../shared/contracts/bulk-batches.js';
import * as calibration from '../../shared/contracts/calibration.js';
import * as erp from '../../shared/contracts/erp-connection.js';
import * as figures from '../../shared/contracts/figures.js';
import * as health from '../../shared/contracts/health.js';
import * as inbox from '../../shared/contracts/inbox.js';
import * as jobs from '../../shared/contracts/jobs.js';
import * as lines from '../../shared/contracts/lines.js';
import * as lists from '../../shared/contracts/lists.js';
import * as mail from '../../shared/contracts/mail.js';
import * as managed from '../../shared/contracts/manage-settings.js';
import * as rules from '../../shared/contracts/manage-rules.js';
import * as policies from '../../shared/contracts/otif-policies.js';
import * as milestones from '../../shared/contracts/milestones.js';
import * as session from '../../shared/contracts/session.js';
import * as uploads from '../../shared/contracts/uploads.js';
import * as users from '../../shared/contracts/users.js';
import * as xref from '../../shared/contracts/xref.js';
import * as views from '../../shared/contracts/views.js';
import * as welcome from '../../shared/contracts/welcome.js';
import * as table from '../../web/src/api/endpoints.js';
import { sourcesIn } from './sources.js';

const contracts = { ...policies, ...rules, ...xref, ...audit, ...erp, ...managed, ...alerts, ...batches, ...bulk, ...calibration, ...figures, ...health, ...inbox, ...jobs, ...lines, ...lists, ...mail, ...milestones, ...session, ...uploads, ...users, ...views, ...welcome } as unknown as Record<string, Endpoint>;

describe('the table of endpoints', () => {
  it.each(Object.entries(table))('has the contract\'s method and route for %s', (name, { method, route }) => {
    const contract = contracts[name]!;
    expect({ method, route }).toEqual({ method: contract.method, route: contract.route });
    expect(endpoints).toContain(contract);
  });

  it('gives each route the type of the contract of its own name', () => {
    const { text } = sourcesIn('web/src/api').find(({ path }) => path.endsWith('/endpoints.ts'))!;
    const typed = [...text.matchAll(/export const (\w+) = at<typeof \w+\.(\w+)>/g)].map(([, name, contract]) => [name, contract]);
    expect(typed.map(([name]) => name)).toEqual(Object.keys(table));
    expect(typed.filter(([name, contract]) => name !== contract)).toEqual([]);
  });

  it('is all that the client takes of the contracts at run time', () => {
    const taking = sourcesIn('web/src').filter(({ text }) => /^import (?!type\b).*shared\/contracts\//m.test(text) || /^import .*'zod'/m.test(text.replaceAll(/^import type .*$/gm, '')));
    expect(taking.map(({ path }) => path)).toEqual([]);
  });
});
