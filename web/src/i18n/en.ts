import { alertTexts } from './en/alerts.js';
import { appTexts } from './en/app.js';
import { auditTexts } from './en/audit.js';
import { batchTexts } from './en/batches.js';
import { erpTexts } from './en/erp.js';
import { figureTexts } from './en/figures.js';
import { healthTexts } from './en/health.js';
import { identityTexts } from './en/identity.js';
import { inboxTexts } from './en/inbox.js';
import { jobTexts } from './en/jobs.js';
import { lineTexts } from './en/lines.js';
import { listTexts } from './en/lists.js';
import { mailTexts } from './en/mail.js';
import { manageTexts } from './en/manage.js';
import { milestoneTexts } from './en/milestones.js';
import { ruleTexts } from './en/rules.js';
import { settingTexts } from './en/settings.js';
import { setupTexts } from './en/setup.js';
import { uploadTexts } from './en/uploads.js';
import { xrefTexts } from './en/xref.js';

/** The first language: its shape is what every other has to fill. Short plain words; many readers are not native. */
export const en = { ...appTexts, ...lineTexts, ...listTexts, ...milestoneTexts, ...inboxTexts, ...identityTexts, ...batchTexts, ...jobTexts, ...alertTexts, ...figureTexts, ...uploadTexts, ...manageTexts, ...auditTexts, ...setupTexts, ...ruleTexts, ...xrefTexts, ...erpTexts, ...mailTexts, ...healthTexts, ...settingTexts };
