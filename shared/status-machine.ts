import type { LineStatus } from './contracts/purchasing-words.js';

/** Who makes a line move: people as they like, people who say why, or deliveries and the ERP alone. */
export type Move = 'freely' | 'with-reason' | 'erp';

/** The life of a line. People move it forward, and back or out with a reason; what was delivered and closed the ERP says. */
export const statusMachine: { readonly [From in LineStatus]: { readonly [To in Exclude<LineStatus, From>]: Move } } = {
  'planned': {
    'in-production': 'freely', 'ready-to-dispatch': 'freely', 'part-delivered': 'erp', 'fully-delivered': 'erp', 'closed': 'erp', 'cancelled': 'with-reason',
  },
  'in-production': {
    'planned': 'with-reason', 'ready-to-dispatch': 'freely', 'part-delivered': 'erp', 'fully-delivered': 'erp', 'closed': 'erp', 'cancelled': 'with-reason',
  },
  'ready-to-dispatch': {
    'planned': 'with-reason', 'in-production': 'with-reason', 'part-delivered': 'erp', 'fully-delivered': 'erp', 'closed': 'erp', 'cancelled': 'with-reason',
  },
  'part-delivered': {
    'planned': 'erp', 'in-production': 'erp', 'ready-to-dispatch': 'erp', 'fully-delivered': 'erp', 'closed': 'erp', 'cancelled': 'with-reason',
  },
  'fully-delivered': {
    'planned': 'erp', 'in-production': 'erp', 'ready-to-dispatch': 'erp', 'part-delivered': 'erp', 'closed': 'erp', 'cancelled': 'erp',
  },
  'closed': {
    'planned': 'erp', 'in-production': 'erp', 'ready-to-dispatch': 'erp', 'part-delivered': 'erp', 'fully-delivered': 'erp', 'cancelled': 'erp',
  },
  'cancelled': {
    'planned': 'with-reason', 'in-production': 'with-reason', 'ready-to-dispatch': 'with-reason', 'part-delivered': 'with-reason', 'fully-delivered': 'erp', 'closed': 'erp',
  },
};

/** What it takes to move a line; null where it is there already. */
export const moveBetween = (from: LineStatus, to: LineStatus): Move | null => (from === to ? null : (statusMachine[from] as Record<LineStatus, Move>)[to]);

/** What a person may choose from, in the order of a line's life. */
export function movesOfPeople(from: LineStatus): { to: LineStatus; move: Exclude<Move, 'erp'> }[] {
  return Object.entries(statusMachine[from]).flatMap(([to, move]) => (move === 'erp' ? [] : [{ to: to as LineStatus, move }]));
}
