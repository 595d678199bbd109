import { isScoped, type Role } from '../../../shared/contracts/roles.js';
import type { DigestFacts } from './mail-facts.js';

type BySupplier<Row> = readonly ({ supplierId: number | null } & Row)[];

/** What a night brought, by supplier. */
export interface NightNews {
  businessOn: string;
  late: BySupplier<{ all: number; fresh: number }>;
  changed: BySupplier<{ n: number }>;
  proposals: BySupplier<{ all: number; fresh: number }>;
}

export interface DigestReader { role: Role; suppliers: readonly number[] }

/** What of a night is for somebody; null when nothing is. Nobody is told of suppliers that are not theirs. */
export function digestFor({ businessOn, late, changed, proposals }: NightNews, { role, suppliers }: DigestReader): DigestFacts | null {
  const own = new Set(suppliers);
  const isTheirs = ({ supplierId }: { supplierId: number | null }) => supplierId !== null && (!isScoped(role) || own.has(supplierId));
  const sum = <Row extends { supplierId: number | null }>(rows: readonly Row[], of: (row: Row) => number) => rows.filter(isTheirs).reduce((total, row) => total + of(row), 0);
  const facts = {
    businessOn, newLate: sum(late, ({ fresh }) => fresh), late: sum(late, ({ all }) => all), changed: sum(changed, ({ n }) => n),
    newProposals: sum(proposals, ({ fresh }) => fresh), proposals: sum(proposals, ({ all }) => all),
  };
  return facts.newLate + facts.changed + facts.newProposals > 0 ? facts : null;
}
