import type { en } from './en.js';
import { alertTexts } from './zh-CN/alerts.js';
import { appTexts } from './zh-CN/app.js';
import { auditTexts } from './zh-CN/audit.js';
import { batchTexts } from './zh-CN/batches.js';
import { erpTexts } from './zh-CN/erp.js';
import { figureTexts } from './zh-CN/figures.js';
import { identityTexts } from './zh-CN/identity.js';
import { inboxTexts } from './zh-CN/inbox.js';
import { jobTexts } from './zh-CN/jobs.js';
import { lineTexts } from './zh-CN/lines.js';
import { listTexts } from './zh-CN/lists.js';
import { mailTexts } from './zh-CN/mail.js';
import { manageTexts } from './zh-CN/manage.js';
import { milestoneTexts } from './zh-CN/milestones.js';
import { settingTexts } from './zh-CN/settings.js';
import { uploadTexts } from './zh-CN/uploads.js';

export const zhCN: typeof en = { ...appTexts, ...lineTexts, ...listTexts, ...milestoneTexts, ...inboxTexts, ...identityTexts, ...batchTexts, ...jobTexts, ...alertTexts, ...figureTexts, ...uploadTexts, ...manageTexts, ...auditTexts, ...erpTexts, ...mailTexts, ...settingTexts };
