import { readFileSync } from 'node:fs';
import { packageFile } from './folders.js';

/** As `package.json` says. */
export const productVersion = (JSON.parse(readFileSync(packageFile(), 'utf8')) as { version: string }).version;
