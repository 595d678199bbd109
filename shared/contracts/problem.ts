import { z } from 'zod';

const facts = z.record(z.string(), z.union([z.string(), z.number()]));

/** RFC 9457. `type` identifies the problem for programs; `detail` explains this occurrence to people. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  instance: z.string(),
  facts: facts.optional(),
  errors: z.array(z.object({
    in: z.enum(['params', 'query', 'body', 'headers']), pointer: z.string(), detail: z.string(), code: z.string().optional(), facts: facts.optional(),
  })).optional(),
  /** Lines that somebody else changed meanwhile. */
  conflicts: z.array(z.object({
    lineId: z.number().int(), poNumber: z.string(), lineNumber: z.string(), version: z.number().int(), changedAt: z.iso.datetime(), by: z.string().nullable(),
  })).optional(),
});
export type Problem = z.infer<typeof Problem>;
