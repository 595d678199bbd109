import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** `npx vitest run --config tests/web/vitest.config.ts`, with `--project web` or `--project web-e2e` for one of the two. */
export default defineConfig({
  root,
  test: {
    projects: [
      { root, test: { name: 'web', include: ['tests/web/*.test.ts'] } },
      {
        root,
        test: {
          name: 'web-e2e', include: ['tests/web/e2e/*.test.ts'], globalSetup: ['tests/web/e2e/product.ts'], fileParallelism: false, maxWorkers: 1,
          testTimeout: 180_000, hookTimeout: 300_000,
        },
      },
    ],
  },
});
