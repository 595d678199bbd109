/** Follows the pointer from a column's edge until it is let go. Escape gives the old width back. */
export function pullWidth(event: PointerEvent, { width, live, done }: { width: number; live(width: number): void; done(width: number): void }): void {
  event.preventDefault();
  event.stopPropagation();
  const grip = event.currentTarget as HTMLElement;
  const widthAt = (x: number) => Math.round(Math.max(32, Math.min(1000, width + x - event.clientX)));
  const follow = (move: PointerEvent) => live(widthAt(move.clientX));
  const end = (last: PointerEvent) => {
    grip.removeEventListener('pointermove', follow);
    done(last.type === 'pointerup' ? widthAt(last.clientX) : width);
  };
  grip.setPointerCapture(event.pointerId);
  grip.addEventListener('pointermove', follow);
  grip.addEventListener('pointerup', end, { once: true });
  grip.addEventListener('pointercancel', end, { once: true });
}

const [padding, room] = [12, 24];

/** How wide a column has to be for what is drawn of it, its header with its signs included. */
export function fittingWidth(table: HTMLElement, name: string): number {
  const range = document.createRange();
  const widthOf = (element: Element) => {
    range.selectNodeContents(element);
    return range.getBoundingClientRect().width;
  };
  const header = table.querySelector(`th.${name} .sort > span`);
  const cells = [...table.querySelectorAll(`td.${name}`)].map(widthOf);
  return Math.min(600, Math.ceil(Math.max(header ? widthOf(header) + room : 0, ...cells)) + padding);
}
