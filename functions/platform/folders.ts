import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The product's root: above `dist` for built code, above `functions` for sources. */
function fromRoot(path: string): string {
  const candidates = [`../../${path}`, `../../../${path}`].map((one) => fileURLToPath(new URL(one, import.meta.url)));
  return candidates.find((one) => existsSync(one)) ?? candidates[0]!;
}

export const migrationsFolder = () => fromRoot('sql/migrations');
export const localSettingsFile = () => packageFile().replace(/package\.json$/, 'local.settings.json');
export const packageFile = () => fromRoot('package.json');
export const builtFile = (path: string) => fromRoot(`dist/${path}`);
