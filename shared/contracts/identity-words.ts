import { z } from 'zod';

/** Who vouches for people beside their passwords: Microsoft Entra ID for staff, Entra External ID for suppliers. */
export const ProviderId = z.enum(['entra', 'external-id']);
export type ProviderId = z.infer<typeof ProviderId>;
