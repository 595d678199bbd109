import { describe, expect, it } from 'vitest';
import { cellAfter } from '../../web/src/purchasing/grid-keys.js';

const size = { rows: 100, columns: 5, page: 20 };
const after = (row: number, column: number, key: string, { ctrlKey = false, letters = true } = {}) => {
  const cell = cellAfter({ row, column }, { key, ctrlKey, letters }, size);
  return cell && [cell.row, cell.column];
};

describe('keys in the grid', () => {
  it.each([
    ['ArrowDown', [3, 2], [4, 2]], ['ArrowUp', [3, 2], [2, 2]], ['ArrowLeft', [3, 2], [3, 1]], ['ArrowRight', [3, 2], [3, 3]],
    ['Home', [3, 2], [3, 0]], ['End', [3, 2], [3, 4]], ['PageDown', [3, 2], [23, 2]], ['PageUp', [30, 2], [10, 2]], ['j', [3, 2], [4, 2]], ['k', [3, 2], [2, 2]],
  ])('%s leads from %j to %j', (key, [row, column], to) => expect(after(row!, column!, key)).toEqual(to));

  it('stop at the edges', () => {
    expect([after(99, 4, 'ArrowDown'), after(99, 4, 'ArrowRight'), after(0, 0, 'ArrowLeft'), after(95, 0, 'PageDown'), after(5, 0, 'PageUp')])
      .toEqual([[99, 4], [99, 4], [0, 0], [99, 0], [0, 0]]);
  });

  it('reach the header by the arrow alone', () => {
    expect([after(0, 1, 'ArrowUp'), after(0, 1, 'k'), after(-1, 1, 'ArrowDown'), after(-1, 1, 'ArrowUp')]).toEqual([[-1, 1], [0, 1], [0, 1], [-1, 1]]);
  });

  it('go to the corners with Ctrl', () => {
    expect([after(50, 3, 'Home', { ctrlKey: true }), after(50, 3, 'End', { ctrlKey: true })]).toEqual([[0, 0], [99, 4]]);
  });

  it('leave alone what is not theirs', () => {
    expect([after(1, 1, 'Tab'), after(1, 1, 'ArrowDown', { ctrlKey: true }), after(1, 1, 'j', { letters: false })]).toEqual([undefined, undefined, undefined]);
    expect(cellAfter({ row: 0, column: 0 }, { key: 'ArrowDown', ctrlKey: false, letters: true }, { ...size, rows: 0 })).toBeUndefined();
  });
});
