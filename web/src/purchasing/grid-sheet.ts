import type { GridColumn } from './line-columns.js';

/** A column as it is drawn now, from left to right. */
export interface DrawnColumn { column: GridColumn; width: number; pinned: boolean }

export const choiceWidth = 30;

/** Class of a column's cells. */
export const classOf = (name: string): string => `c-${name}`;

/**
 * The style rules of the columns: one sheet for the grid instead of a style on each cell, which costs seven times as much when
 * the browser calculates styles. The choice comes first and stays.
 */
export function columnRules(columns: readonly DrawnColumn[]): string {
  let left = choiceWidth;
  const rules = columns.map(({ column: { name }, width, pinned }) => {
    const at = left;
    if (pinned) left += width;
    return `.${classOf(name)}{width:${width}px${pinned ? `;left:${at}px` : ''}}`;
  });
  const whole = columns.reduce((sum, { width }) => sum + width, choiceWidth);
  return `table,tr{width:${whole}px}.scroll{scroll-padding-left:${left}px}${rules.join('')}`;
}
