import type { Choices } from './choices.js';

export interface Layout {
  releases: string;
  release: string;
  current: string;
  settings: string;
  logs: string;
  backups: string;
  database: string;
  launch: string;
}

/** Where everything lies. */
export function layoutOf({ root, data, version }: Pick<Choices, 'root' | 'data' | 'version'>): Layout {
  const releases = within(root, 'releases');
  const current = within(root, 'current');
  return {
    releases, current, release: within(releases, version), launch: within(current, 'host', 'launch.js'),
    settings: within(data, 'settings.env'), logs: within(data, 'logs'), backups: within(data, 'backups'), database: within(data, 'batchline.db'),
  };
}

/** As the machine that the plan is for writes paths, which need not be the one that writes the plan. */
export const within = (folder: string, ...names: readonly string[]): string => [folder, ...names].join(folder.includes('\\') ? '\\' : '/');

export const isWithin = (path: string, folder: string): boolean => slashed(path).startsWith(slashed(folder));

/** Windows knows no difference between large and small letters, nor between its two slashes. */
const slashed = (path: string) => `${path.toLowerCase().replaceAll('\\', '/').replace(/\/+$/, '')}/`;
