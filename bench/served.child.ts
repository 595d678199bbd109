import { fileURLToPath } from 'node:url';
import { startHost } from '../host/embedded-host.js';
import { used } from './child.js';

/** The product, pages and API, in a process of its own; told to stop, it says what memory it took. */
const host = await startHost({
  appDir: fileURLToPath(new URL('../..', import.meta.url)), clientDir: fileURLToPath(new URL('../web', import.meta.url)), port: 0,
  log: ({ level, message }) => { if (level === 'error') console.error(message); },
});
process.once('message', () => void host.stop(1000).then(() => process.send!({ peakMb: used().peakMb }, () => process.exit(0))));
process.send!({ url: host.url });
