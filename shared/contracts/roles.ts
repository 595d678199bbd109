import { z } from 'zod';

export const Role = z.enum(['admin', 'planner', 'expeditor', 'supplier', 'viewer']);
export type Role = z.infer<typeof Role>;

export const Permission = z.enum([
  'lines.read', 'lines.read-internal', 'lines.update', 'lines.expedite', 'lines.override', 'proposals.read', 'proposals.answer', 'alerts.read', 'alerts.handle',
  'figures.read', 'otif.read', 'jobs.read', 'jobs.run', 'manage',
]);
export type Permission = z.infer<typeof Permission>;

/** Of the figures, suppliers see their own OTIF and no other. */
const seeing: Permission[] = ['lines.read', 'otif.read'];
/** What suppliers may not do is `lines.expedite` (status, columns to fill in, files for suppliers, internal notes); what only planners may, `lines.override`. */
const working: Permission[] = [...seeing, 'lines.update', 'proposals.read', 'proposals.answer'];

/** Who may do what. The suppliers whose data it reaches are a matter of scope, not of permission. */
export const permissionsOf: Readonly<Record<Role, readonly Permission[]>> = {
  expeditor: [...working, 'figures.read', 'lines.expedite', 'lines.read-internal', 'alerts.read', 'alerts.handle'],
  supplier: working,
  planner: [...working, 'figures.read', 'lines.expedite', 'lines.override', 'lines.read-internal', 'alerts.read', 'alerts.handle'],
  viewer: [...seeing, 'figures.read', 'lines.read-internal'],
  admin: [...seeing, 'figures.read', 'lines.read-internal', 'alerts.read', 'alerts.handle', 'jobs.read', 'jobs.run', 'manage'],
};

/** What changes nothing: all that is left beside a read-only copy. There, what is managed is the copy itself. */
const unchanging: readonly Permission[] = ['lines.read', 'lines.read-internal', 'alerts.read', 'figures.read', 'otif.read', 'jobs.read', 'manage'];
export const permissionsOnCopy = (role: Role): Permission[] => permissionsOf[role].filter((permission) => unchanging.includes(permission));

export const may = (role: Role, permission: Permission): boolean => permissionsOf[role].includes(permission);

/** Expeditors and suppliers see their own suppliers only; everybody else sees all. */
export const isScoped = (role: Role): boolean => role === 'expeditor' || role === 'supplier';
