import { appTexts } from './en/app.js';
import { jobTexts } from './en/jobs.js';
import { lineTexts } from './en/lines.js';

/** The first language: its shape is what every other has to fill. Short plain words; many readers are not native. */
export const en = { ...appTexts, ...lineTexts, ...jobTexts };
