/** What the ledger should say of one line, in thirty lines: the reference that the product is held against. */
export interface ModelMovement { kind: string; qty: number; movedOn: string }

export interface ModelLine { booked: number; item: string; lastSeenOn: string; absentSince: string | null; movements: ModelMovement[] }

export interface SeenLine { key: string; item: string; delivered: number; receivedOn: string | null; orderedOn: string | null }

const tidy = (qty: number) => Math.round(qty * 10_000) / 10_000;

/** Books one night. `retired` collects lines whose number was re-used; `kept` are keys whose row could not be read. */
export function bookNight(model: Map<string, ModelLine>, seen: SeenLine[], night: { on: string; previous: string | null; kept: Set<string>; retired: ModelLine[] }): void {
  for (const { key, item, delivered, receivedOn, orderedOn } of seen) {
    let line = model.get(key);
    if (line?.absentSince && (line.item !== item || (orderedOn !== null && orderedOn > line.lastSeenOn))) {
      night.retired.push(line);
      line = undefined;
    }
    const date = receivedOn === null || receivedOn > night.on ? night.on : receivedOn;
    const difference = tidy(delivered - (line?.booked ?? 0));
    const fresh = night.previous !== null && receivedOn !== null && receivedOn > night.previous;
    const kind = difference < 0 ? 'correction' : !line && !fresh ? 'opening' : 'delivery';
    const movement = difference === 0 ? [] : [{ kind, qty: difference, movedOn: kind === 'correction' ? night.on : date }];
    model.set(key, { booked: delivered, item, lastSeenOn: night.on, absentSince: null, movements: [...(line?.movements ?? []), ...movement] });
  }
  const shown = new Set(seen.map(({ key }) => key));
  for (const [key, line] of model) {
    if (!shown.has(key) && !night.kept.has(key) && !line.absentSince) model.set(key, { ...line, absentSince: night.on, lastSeenOn: night.previous! });
  }
}
