import type { en } from './en.js';
import { appTexts } from './zh-CN/app.js';
import { jobTexts } from './zh-CN/jobs.js';
import { lineTexts } from './zh-CN/lines.js';

export const zhCN: typeof en = { ...appTexts, ...lineTexts, ...jobTexts };
