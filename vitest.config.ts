import { defineConfig } from 'vitest/config';

/** A file for the counts of a run, beside what is printed. */
const report = process.env.BATCHLINE_TEST_REPORT;

/** `npx vitest run --project server`, or `web`, or `web-e2e` runs one of the three. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    // What is built runs as Node runs it.
    server: { deps: { external: [/\/dist\//] } },
    reporters: report ? ['default', ['json', { outputFile: report }]] : ['default'],
    projects: [
      {
        extends: true,
        test: {
          name: 'server', include: ['tests/**/*.test.ts'], exclude: ['tests/web/**', 'node_modules/**', 'dist/**'],
          testTimeout: 60_000, hookTimeout: 60_000, sequence: { groupOrder: 0 },
        },
      },
      { extends: true, test: { name: 'web', include: ['tests/web/*.test.ts'], setupFiles: ['tests/web/speak-english.ts'], sequence: { groupOrder: 0 } } },
      {
        extends: true,
        test: {
          name: 'web-e2e', include: ['tests/web/e2e/*.test.ts'], globalSetup: ['tests/web/e2e/product.ts'],
          testTimeout: 60_000, hookTimeout: 60_000, expect: { poll: { timeout: 10_000 } }, sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
