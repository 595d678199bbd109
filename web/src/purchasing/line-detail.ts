import type { readLine } from '../../../shared/contracts/lines.js';
import type { Reply } from '../api/call.js';

/** All that is known about one line. */
export type LineDetail = Reply<typeof readLine>;
