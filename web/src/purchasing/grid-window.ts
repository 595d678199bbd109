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

/**
 * Keys of the drawn rows from top to bottom after the window moved down by `shift` rows, or up where it is negative. A row that stays
 * keeps its key; those that leave come back at the other end in reverse, which Lit's `repeat` does by moving them alone.
 * @param length how many rows are drawn now
 */
export function recycled(keys: readonly number[], { shift, length }: { shift: number; length: number }): number[] {
  const leaving = keys.filter((_, i) => i < shift || i >= shift + length);
  const back = leaving.length < keys.length ? leaving.reverse() : leaving;
  let unused = Math.max(-1, ...keys) + 1;
  return Array.from({ length }, (_, i) => keys[i + shift] ?? back.shift() ?? unused++);
}

/** Where to scroll so that a row is in sight; where one is, when it is already. */
export function scrolledTo(row: number, { scrollTop, height, rowHeight }: { scrollTop: number; height: number; rowHeight: number }): number {
  const top = row * rowHeight;
  if (top < scrollTop) return top;
  return top + rowHeight > scrollTop + height ? top + rowHeight - height : scrollTop;
}
