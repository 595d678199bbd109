import { z } from 'zod';

export const Role = z.enum(['admin', 'planner', 'expeditor', 'supplier', 'viewer']);
export type Role = z.infer<typeof Role>;
