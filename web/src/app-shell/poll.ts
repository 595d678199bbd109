import type { ReactiveController, ReactiveControllerHost } from 'lit';

interface Polled {
  /** Asks once. What it throws is its own affair: the next look comes all the same. */
  look(signal: AbortSignal): Promise<void>;
  /** How long to wait after this look, in milliseconds. */
  every(): number;
}

/** Looks again and again while its host is on the page. A hidden page waits until it is seen again. */
export class Poll implements ReactiveController {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stop = new AbortController();

  constructor(host: ReactiveControllerHost, readonly polled: Polled) { host.addController(this); }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#seen);
    this.now();
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#seen);
    this.#halt();
  }

  /** Looks at once; a look under way is given up. */
  now(): void {
    this.#halt();
    this.#stop = new AbortController();
    void this.#look(this.#stop.signal);
  }

  #halt(): void {
    clearTimeout(this.#timer);
    this.#stop.abort();
  }

  async #look(signal: AbortSignal): Promise<void> {
    await this.polled.look(signal).catch(() => undefined);
    if (signal.aborted || document.hidden) return;
    this.#timer = setTimeout(() => this.now(), this.polled.every());
  }

  #seen = () => {
    if (!document.hidden) this.now();
  };
}
