import type { Kysely, Transaction } from 'kysely';
import type { Schema } from './schema.js';

/** Enough to read and, by its type, too little to write. */
export type Reader = Pick<Kysely<Schema>, 'selectFrom' | 'selectNoFrom' | 'getExecutor'>;

/** Handed out inside a transaction that leaves a trace: by `audited` to people, by a step's `write` to the night. */
export type Writer = Transaction<Schema>;

export type Database = Kysely<Schema>;
