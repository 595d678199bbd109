/** A cell of a grid; row -1 is the header. */
export interface GridCell { row: number; column: number }

/** `page`: the rows in sight. */
export interface GridSize { rows: number; columns: number; page: number }

interface Key { key: string; ctrlKey: boolean; /** Letters without a modifier count as well. */ letters: boolean }

type Move = (cell: GridCell, size: GridSize) => GridCell;

const down = (by: (size: GridSize) => number): Move => ({ row, column }, size) => ({ row: Math.min(size.rows - 1, Math.max(row < 0 ? -1 : 0, row + by(size))), column });

const moves: Readonly<Record<string, Move>> = {
  ArrowDown: down(() => 1),
  ArrowUp: ({ row, column }) => ({ row: Math.max(-1, row - 1), column }),
  ArrowRight: ({ row, column }, { columns }) => ({ row, column: Math.min(columns - 1, column + 1) }),
  ArrowLeft: ({ row, column }) => ({ row, column: Math.max(0, column - 1) }),
  Home: ({ row }) => ({ row, column: 0 }),
  End: ({ row }, { columns }) => ({ row, column: columns - 1 }),
  PageDown: down(({ page }) => page),
  PageUp: down(({ page }) => -page),
};

const letters: Readonly<Record<string, Move>> = { j: moves.ArrowDown!, k: down(() => -1) };

const corners: Readonly<Record<string, Move>> = {
  Home: () => ({ row: 0, column: 0 }),
  End: (_, { rows, columns }) => ({ row: rows - 1, column: columns - 1 }),
};

/** Where a key leads in a grid, by the pattern of the ARIA Authoring Practices; undefined for keys that lead nowhere. */
export function cellAfter(cell: GridCell, { key, ctrlKey, letters: withLetters }: Key, size: GridSize): GridCell | undefined {
  const move = ctrlKey ? corners[key] : moves[key] ?? (withLetters ? letters[key] : undefined);
  return size.rows === 0 ? undefined : move?.(cell, size);
}
