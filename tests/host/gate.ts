/** A moment a test waits for, or lets come. */
export interface Gate {
  open(): void;
  opened: Promise<void>;
}

export function aGate(): Gate {
  let open = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, opened };
}
