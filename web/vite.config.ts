import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** Where the API answers while Vite serves the pages. */
const api = { '/api': process.env.BATCHLINE_API ?? 'http://127.0.0.1:7071' };

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
  },
  server: { host: '127.0.0.1', proxy: api },
  preview: { host: '127.0.0.1', proxy: api },
});
