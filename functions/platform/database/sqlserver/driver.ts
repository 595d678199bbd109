import { createRequire } from 'node:module';
import type mssql from 'mssql';

const require = createRequire(import.meta.url);

/** `mssql`, loaded when it is first asked for: it takes half a second, and an embedded database never needs it. */
export const driver = (): typeof mssql => require('mssql') as typeof mssql;
