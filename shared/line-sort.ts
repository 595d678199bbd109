import type { LineColumn } from './contracts/line-columns.js';

/** Words that have an order of their own: by severity, by the life of a line. Others sort by the alphabet. */
export const ranked: Readonly<Partial<Record<LineColumn, readonly string[]>>> = {
  delay: ['overdue', 'expected-late', 'at-risk', 'on-track'],
  status: ['planned', 'in-production', 'ready-to-dispatch', 'part-delivered', 'fully-delivered', 'closed', 'cancelled'],
  statedSource: ['supplier-confirmed', 'planner-override', 'expeditor-estimate', 'no-response'],
};
