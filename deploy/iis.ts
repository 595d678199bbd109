import type { Choices } from './choices.js';
import { layoutOf } from './layout.js';
import type { Action, Step } from './plan.js';
import { siteOf } from './product-commands.js';

const appcmd = (...args: string[]): Action => ({ kind: 'run', command: 'C:\\Windows\\System32\\inetsrv\\appcmd.exe', args });
const mayFail = (action: Action): Action => (action.kind === 'run' ? { ...action, mayFail: true } : action);

/** So that Windows knows whose binding it is. */
const applicationId = '{5f0f0b0e-6d0c-4c0f-9a51-6b1f0c7b2a11}';

/** The proxy may speak to the API, and may tell it who calls; it tells nobody what it is. */
export function prepareProxy(): Step {
  return {
    what: 'Let IIS pass requests on', why: 'The API listens on this machine only. IIS brings TLS and says in a header of its own who calls.',
    do: [
      appcmd('set', 'config', '-section:system.webServer/proxy', '/enabled:true', '/preserveHostHeader:true', '/reverseRewriteHostInResponseHeaders:false', '/arrResponseHeader:false', '/timeout:00:02:00', '/commit:apphost'),
      mayFail(appcmd('set', 'config', '-section:system.webServer/rewrite/allowedServerVariables', "/+[name='HTTP_X_CLIENT_ADDRESS']", '/commit:apphost')),
    ],
  };
}

export function addSite(choices: Choices): Step {
  const { service, site, certificate } = choices;
  const siteFolder = siteOf(layoutOf(choices).release);
  return {
    what: `Add the site https://${site}`, why: 'It serves the client from files and passes /api on. Its pool has no managed code and an identity of its own.',
    do: [
      appcmd('add', 'apppool', `/name:${service}`, '/managedRuntimeVersion:', '/processModel.identityType:ApplicationPoolIdentity', '/startMode:AlwaysRunning'),
      appcmd('add', 'site', `/name:${service}`, `/bindings:https/*:443:${site}`, `/physicalPath:${siteFolder}`),
      appcmd('set', 'app', `${service}/`, `/applicationPool:${service}`),
      { kind: 'run', command: 'netsh.exe', args: ['http', 'add', 'sslcert', 'ipport=0.0.0.0:443', `certhash=${certificate}`, `appid=${applicationId}`, 'certstorename=MY'], mayFail: true },
    ],
    undo: removeSite(choices),
  };
}

export const removeSite = ({ service }: Choices): Action[] => [mayFail(appcmd('delete', 'site', service)), mayFail(appcmd('delete', 'apppool', service))];

/** The folder is told to IIS rather than the link: it would go on watching the folder that a link once led to. */
export const pointSite = ({ service }: Choices, release: string): Action => appcmd('set', 'vdir', `${service}/`, `-physicalPath:${siteOf(release)}`);
