import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** Where the API answers while Vite serves the pages. */
const api = { '/api': process.env.BATCHLINE_API ?? 'http://127.0.0.1:7071' };

/**
 * The first page comes in few files: all that every page needs, then all that the list needs. A browser fetches six files at once,
 * and each further round costs a far reader half a second. Both are closed: nothing in them waits for a file outside.
 */
const firstFiles = [
  { name: 'base', test: /app-shell[\\/]bl-app\.ts$/, priority: 2 },
  { name: 'lines', test: /purchasing[\\/]bl-lines-page\.ts$/, priority: 1 },
];

/** No inlined assets, no polyfill and no inline anything: the product's content security policy forbids it. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: ['chrome123', 'firefox128', 'safari17.5'],
    cssTarget: ['chrome123', 'firefox128', 'safari17.5'],
    rolldownOptions: { output: { codeSplitting: { groups: firstFiles } } },
  },
  server: { host: '127.0.0.1', proxy: api },
  preview: { host: '127.0.0.1', proxy: api },
});
