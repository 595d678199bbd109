import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Tells its host, while that is on the page, that the colours are others: by choice, or because the system's changed. */
export class ThemeWatch implements ReactiveController {
  #system = matchMedia('(prefers-color-scheme: dark)');
  #chosen: MutationObserver;

  constructor(host: ReactiveControllerHost, readonly changed: () => void) {
    this.#chosen = new MutationObserver(changed);
    host.addController(this);
  }

  hostConnected(): void {
    this.#chosen.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    this.#system.addEventListener('change', this.changed);
  }

  hostDisconnected(): void {
    this.#chosen.disconnect();
    this.#system.removeEventListener('change', this.changed);
  }
}
