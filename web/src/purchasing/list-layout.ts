import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CustomColumn } from '../../../shared/contracts/line-columns.js';
import type { Session } from '../../../shared/contracts/session.js';
import type { Display, LinesLayout } from '../../../shared/contracts/views.js';
import { forget, keep, keepDisplay, preferenceOf } from '../app-shell/preferences.js';
import { arrange, fitted, layoutOf, withColumn, type ArrangedColumn } from './column-layout.js';
import { choiceWidth, type DrawnColumn } from './grid-sheet.js';
import { gridColumns, stretching } from './line-columns.js';

type Host = ReactiveControllerHost & HTMLElement;
/** A vertical scroll bar takes its part of the width. */
const scrollBar = 15;

/** How the list stands for somebody: their columns and the height of their rows, kept on the server. */
export class ListLayout implements ReactiveController {
  /** Null: as the role has it. */
  layout: LinesLayout | null = null;
  density: NonNullable<Display['density']> = 'compact';
  #width = 0;
  #drawn: { key: unknown[]; columns: DrawnColumn[]; arranged: ArrangedColumn[] } | undefined;
  #watch = new ResizeObserver(([entry]) => this.#resized(entry!.contentRect.width));

  constructor(readonly host: Host, readonly session: () => Session) { host.addController(this); }

  hostConnected(): void {
    this.#watch.observe(this.host);
    void this.#read();
  }

  hostDisconnected(): void {
    this.#watch.disconnect();
  }

  /** All columns in their order. */
  arranged(custom: readonly CustomColumn[]): ArrangedColumn[] {
    return this.#standing(custom).arranged;
  }

  /** The shown columns with the widths that fill the list; the same array until something changes. */
  drawn(custom: readonly CustomColumn[]): DrawnColumn[] {
    return this.#standing(custom).columns;
  }

  take(columns: readonly ArrangedColumn[] | null): void {
    this.layout = columns && layoutOf(columns);
    if (this.layout) keep(this.session().user.id, 'lines.layout', this.layout);
    else void forget(this.session().user.id, 'lines.layout').catch(() => undefined);
    this.host.requestUpdate();
  }

  takeLayout(layout: LinesLayout): void {
    this.layout = layout;
    keep(this.session().user.id, 'lines.layout', layout);
    this.host.requestUpdate();
  }

  pull(name: string, width: number, custom: readonly CustomColumn[]): void {
    this.take(withColumn(this.arranged(custom), name, { width }));
  }

  takeDensity(density: NonNullable<Display['density']>): void {
    this.density = density;
    void keepDisplay(this.session().user.id, { density });
    this.host.requestUpdate();
  }

  #standing(custom: readonly CustomColumn[]) {
    const { role } = this.session().user;
    const key = [this.layout, role, this.#width, custom];
    if (this.#drawn?.key.every((part, i) => part === key[i])) return this.#drawn;
    const known = gridColumns(custom);
    const arranged = arrange(known, { layout: this.layout, role, width: this.#width });
    const widths = fitted(arranged, this.#width - choiceWidth - scrollBar, stretching());
    const columns = arranged.flatMap(({ name, pinned, hidden }) => {
      const column = known.find((one) => one.name === name);
      return hidden || !column ? [] : [{ column, pinned, width: widths.get(name)! }];
    });
    return (this.#drawn = { key, columns, arranged });
  }

  #resized(width: number): void {
    if (width === this.#width) return;
    this.#width = width;
    this.host.requestUpdate();
  }

  async #read(): Promise<void> {
    const { id } = this.session().user;
    const [layout, display] = await Promise.all([preferenceOf(id, 'lines.layout'), preferenceOf(id, 'display')]);
    [this.layout, this.density] = [layout ?? null, display?.density ?? 'compact'];
    this.host.requestUpdate();
  }
}
