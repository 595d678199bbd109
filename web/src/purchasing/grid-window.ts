/** The rows that are drawn: those in sight and a few more on both sides. `upTo` is not drawn any more. */
export interface GridWindow { first: number; upTo: number }

/** Rows beyond the edges, so that a slow scroll finds them there. */
const margin = 3;
/** The window moves by so many rows at once: fewer drawings, each a little larger. */
const step = 3;

/** @param height of the rows in sight, in pixels */
export function windowOf({ scrollTop, height, rowHeight, size }: { scrollTop: number; height: number; rowHeight: number; size: number }): GridWindow {
  const rows = Math.ceil(height / rowHeight) + 2 * margin + step;
  const wanted = Math.floor((scrollTop / rowHeight - margin) / step) * step;
  const first = Math.max(0, Math.min(wanted, Math.ceil((size - rows) / step) * step));
  return { first, upTo: Math.min(size, first + rows) };
}

/** Where to scroll so that a row is in sight; where one is, when it is already. */
export function scrolledTo(row: number, { scrollTop, height, rowHeight }: { scrollTop: number; height: number; rowHeight: number }): number {
  const top = row * rowHeight;
  if (top < scrollTop) return top;
  return top + rowHeight > scrollTop + height ? top + rowHeight - height : scrollTop;
}
