import type { Count, Line, ListedLine, listLines } from '../../../shared/contracts/lines.js';
import type { Reply } from '../api/call.js';
import type { ListSource } from './list-source.js';

export type Window = Reply<typeof listLines>;

export const windowSize = 200;
const mostKept = 40;

/** A list too long to hold: windows of it come when they are looked at, and the oldest go. */
export class WindowedList implements ListSource {
  readonly size: number;
  readonly more: boolean;
  #windows = new Map<number, ListedLine[]>();
  #asked = new Set<number>();
  #saved = new Map<number, Partial<ListedLine>>();

  /** @param fetch a window by its number; @param changed called when one has come, or could not */
  constructor(first: Window, readonly fetch: (window: number) => Promise<Window>, readonly changed: (error?: unknown) => void) {
    this.#windows.set(0, first.lines);
    [this.size, this.more] = [(first.total as Count).n, first.total.more];
  }

  lineAt(place: number): ListedLine | undefined {
    const line = this.#windows.get(Math.floor(place / windowSize))?.[place % windowSize];
    const saved = line && this.#saved.get(line.id);
    return line && saved ? { ...line, ...saved } : line;
  }

  placeOf(lineId: number): number {
    for (const [window, lines] of this.#windows) {
      const at = lines.findIndex(({ id }) => id === lineId);
      if (at >= 0) return window * windowSize + at;
    }
    return -1;
  }

  want(from: number, upTo: number): void {
    for (let window = Math.floor(from / windowSize); window <= Math.floor(upTo / windowSize); window++) if (!this.#windows.has(window) && !this.#asked.has(window)) void this.#load(window);
  }

  patch(line: Line | (Partial<ListedLine> & { id: number })): void {
    this.#saved.set(line.id, { ...this.#saved.get(line.id), ...line });
  }

  async #load(window: number): Promise<void> {
    this.#asked.add(window);
    try {
      const { lines } = await this.fetch(window);
      this.#windows.set(window, lines);
      if (this.#windows.size > mostKept) this.#windows.delete(this.#windows.keys().next().value!);
      this.changed();
    } catch (error) {
      this.changed(error);
    } finally {
      this.#asked.delete(window);
    }
  }
}
