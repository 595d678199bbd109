import { spawnSync } from 'node:child_process';

/** Whether IIS has a site of that name. */
export const siteIsThere = (name: string): boolean =>
  process.platform === 'win32' && spawnSync('C:\\Windows\\System32\\inetsrv\\appcmd.exe', ['list', 'site', name], { windowsHide: true }).status === 0;
