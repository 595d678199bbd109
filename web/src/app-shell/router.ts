/** A page of the client, with what its path holds. */
export type Page =
  | { name: 'login' | 'welcome' | 'signed-in' }
  | { name: 'account' }
  | { name: 'lines'; lineId: number | null }
  | { name: 'exceptions' }
  | { name: 'figures' }
  | { name: 'inbox' }
  | { name: 'upload' }
  | { name: 'batches' }
  | { name: 'manage'; section: string }
  | { name: 'setup' }
  | { name: 'missing' };

export interface Place { page: Page; path: string; search: string }

export function pageOf(path: string): Page {
  const line = /^\/lines\/([1-9]\d{0,8})$/.exec(path);
  if (line) return { name: 'lines', lineId: Number(line[1]) };
  if (path === '/' || path === '/lines') return { name: 'lines', lineId: null };
  if (path === '/login' || path === '/welcome' || path === '/signed-in') return { name: path.slice(1) as 'login' | 'welcome' | 'signed-in' };
  if (path === '/setup') return { name: 'setup' };
  if (path === '/account') return { name: 'account' };
  if (path === '/inbox') return { name: 'inbox' };
  if (path === '/upload') return { name: 'upload' };
  if (path === '/batches') return { name: 'batches' };
  if (path === '/exceptions') return { name: 'exceptions' };
  if (path === '/figures') return { name: 'figures' };
  const manage = /^\/manage(?:\/([a-z-]+))?$/.exec(path);
  return manage ? { name: 'manage', section: manage[1] ?? '' } : { name: 'missing' };
}

/** Pages for those who are not signed in, or not yet. */
export const isDoor = ({ name }: Page): boolean => name === 'login' || name === 'welcome' || name === 'signed-in';

export const placeNow = (): Place => ({ page: pageOf(location.pathname), path: location.pathname, search: location.search });

/** The page here, or the one behind the door of sign-in. */
export function placeToBe(): Page {
  const { page, search } = placeNow();
  return page.name === 'login' ? pageOf(safeReturn(search).split('?')[0]!) : page;
}

const moved = 'batchline-moved';

type Guard = (to: string) => boolean;
let mayLeave: Guard | null = null;

/** Asked before every move of ours; what answers false stays and may go on later. Null asks nobody. */
export function guardLeaving(guard: Guard | null): void {
  mayLeave = guard;
}

/** Goes to a page of the client without loading. `replace` leaves no step in the history. */
export function go(to: string, { replace = false } = {}): void {
  if (to === location.pathname + location.search || mayLeave?.(to) === false) return;
  history[replace ? 'replaceState' : 'pushState'](null, '', to);
  dispatchEvent(new Event(moved));
}

/** Calls back at every move, ours and the browser's; answers how to stop. */
export function onMove(callback: () => void): () => void {
  for (const event of [moved, 'popstate']) addEventListener(event, callback);
  return () => {
    for (const event of [moved, 'popstate']) removeEventListener(event, callback);
  };
}

/** The link of ours that was clicked to be followed here, if it was one. */
export function linkIn(event: MouseEvent): string | undefined {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return undefined;
  const link = event.composedPath().find((node): node is HTMLAnchorElement => node instanceof HTMLAnchorElement);
  const isOurs = link && link.origin === location.origin && !link.target && !link.hasAttribute('download') && !link.pathname.startsWith('/api/');
  return isOurs && !link.hash ? link.pathname + link.search : undefined;
}

/** Only a path of this client may be returned to, whatever an address says. */
export function safeReturn(search: string): string {
  const back = new URLSearchParams(search).get('back') ?? '';
  return /^\/(?![/\\])/.test(back) && !isDoor(pageOf(back.split('?')[0]!)) ? back : '/lines';
}
