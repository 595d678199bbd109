import { z } from 'zod';

/** Why something is so: the name of a sentence and what fills its gaps. `shared/sentences` says it in both languages. */
export const because = z.object({ code: z.string(), facts: z.record(z.string(), z.union([z.string(), z.number()])) });
export type Because = z.infer<typeof because>;
