import type { ReactiveControllerHost } from 'lit';
import type { InboxGroup, InboxSection } from '../../../shared/contracts/inbox.js';
import type { InboxDesk, Place } from './inbox-desk.js';

const firstRows = 50;
const rowsAtOnce = 100;
/** Suppliers beyond so many rows start folded. */
const openRows = 150;

const keyOf = ({ supplierId, window }: Place) => `${supplierId} ${window}`;

/** Which suppliers are unfolded, and how much of their sections is drawn: a page of hundreds of rows stays quick. */
export class RowsInView {
  private folded: ReadonlyMap<number, boolean> = new Map();
  private most: ReadonlyMap<string, number> = new Map();

  constructor(readonly host: ReactiveControllerHost, readonly desk: InboxDesk) {}

  /** The first suppliers are open, what people folded stays folded. */
  arrange(groups: readonly InboxGroup[]): void {
    const folded = new Map<number, boolean>();
    let rows = 0;
    for (const { supplierId, open } of groups) {
      folded.set(supplierId, this.folded.get(supplierId) ?? rows >= openRows);
      rows += open;
    }
    this.folded = folded;
  }

  isOpen(supplierId: number): boolean {
    return !(this.folded.get(supplierId) ?? false);
  }

  shownIn({ proposals }: InboxSection, place: Place): number {
    return Math.min(proposals.length, this.most.get(keyOf(place)) ?? firstRows);
  }

  /** The proposals that are drawn, in order. */
  ids(): number[] {
    return this.desk.groups().filter(({ supplierId }) => this.isOpen(supplierId)).flatMap(({ supplierId, sections }) =>
      sections.flatMap((section) => section.proposals.slice(0, this.shownIn(section, { supplierId, window: section.window })).map(({ id }) => id)));
  }

  async fold({ supplierId, sections }: InboxGroup): Promise<void> {
    this.folded = new Map(this.folded).set(supplierId, this.isOpen(supplierId));
    this.host.requestUpdate();
    if (!this.isOpen(supplierId)) return;
    for (const { window } of sections) await this.desk.fetch({ supplierId, window }, firstRows);
  }

  async showMore(place: Place): Promise<void> {
    const most = (this.most.get(keyOf(place)) ?? firstRows) + rowsAtOnce;
    this.most = new Map(this.most).set(keyOf(place), most);
    this.host.requestUpdate();
    await this.desk.fetch(place, most);
  }
}
