// The product in a process of its own whose clock stands still: what it answers depends on its database alone.
import { pathToFileURL } from 'node:url';

const [appDir, now] = process.argv.slice(2);
const Running = Date;
globalThis.Date = class extends Running {
  constructor(...of) {
    super(...(of.length > 0 ? of : [now]));
  }

  static now() {
    return Running.parse(now);
  }
};
const { startHost } = await import(pathToFileURL(`${appDir}/dist/host/embedded-host.js`).href);
const host = await startHost({ appDir, port: 0, scheduled: false, log: ({ level, functionName, message }) => { if (level === 'error') process.send({ error: `${functionName}: ${message}` }); }, adminKey: process.env.BATCHLINE_ADMIN_KEY });
process.once('disconnect', () => process.exit());
process.send(host.url);
