import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

/** Where the systems keep a Chromium, a Chrome or an Edge; the first that is there is used. */
const places = [
  process.env.BATCHLINE_BROWSER ?? '',
  '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/microsoft-edge', '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe', 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

export const browserPath = places.find((place) => place !== '' && existsSync(place));

export const howToGetOne = `
  ┌──────────────────────────────────────────────────────────────────────────────────────────────┐
  │ THE BROWSER TESTS ARE SKIPPED: no Chromium, Chrome or Edge was found.                          │
  │ Debian and Ubuntu: apt-get install chromium fonts-noto-cjk · Windows: Edge is part of it       │
  │ Elsewhere: set BATCHLINE_BROWSER to the path of one.                                           │
  └──────────────────────────────────────────────────────────────────────────────────────────────┘`;

/** A browser that makes no requests of its own. */
export const openBrowser = (): Promise<Browser> => chromium.launch({
  executablePath: browserPath!,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
