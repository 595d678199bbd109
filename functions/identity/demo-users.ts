import type { Role } from '../../shared/contracts/roles.js';

/** The sign-ins of a demo, one per role. They exist only where the ERP is the demo ERP, and everybody may know them. */
export interface DemoUser { email: string; name: string; role: Role; password: string; /** How many of the suppliers, by code, it works for. */ suppliers: number }

const password = 'orders-and-promises';

export const demoUsers: readonly DemoUser[] = [
  { email: 'planner@demo.example', name: 'Demo planner', role: 'planner', password, suppliers: 0 },
  { email: 'expeditor@demo.example', name: 'Demo expeditor', role: 'expeditor', password, suppliers: 6 },
  { email: 'supplier@demo.example', name: 'Demo supplier', role: 'supplier', password, suppliers: 1 },
  { email: 'viewer@demo.example', name: 'Demo viewer', role: 'viewer', password, suppliers: 0 },
  { email: 'admin@demo.example', name: 'Demo administrator', role: 'admin', password, suppliers: 0 },
];
