import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

/** Where the systems keep a Chromium, a Chrome or an Edge; the first that is there is used. */
const places = [
  process.env.BATCHLINE_BROWSER ?? '', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/microsoft-edge', '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe', 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * A browser that makes no requests of its own.
 *
 * @throws Error where none is found
 */
export function openBrowser(): Promise<Browser> {
  const executablePath = places.find((place) => place !== '' && existsSync(place));
  if (!executablePath) throw new Error('No Chromium, Chrome or Edge was found; BATCHLINE_BROWSER takes the path of one.');
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
}
