import { LitElement, css, html } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { icon } from '../elements/icons.js';
import { t } from '../i18n/language.js';
import { base } from '../styles/base.js';

export class SearchChanged extends Event {
  /** @param settled Enter was pressed: worth a step in the history */
  constructor(readonly text: string, readonly settled: boolean) { super('search-changed', { bubbles: true, composed: true }); }
}

const pause = 250;

/** Searches while one types, after a short pause; never in the middle of a composed word. */
@customElement('bl-search-field')
export class BlSearchField extends LitElement {
  static override styles = [base, css`
    :host { display: block; position: relative; }
    svg.icon { position: absolute; left: 9px; top: 9px; width: 14px; height: 14px; color: var(--bar-quiet); pointer-events: none; }
    input { width: 100%; height: 32px; padding: 0 var(--space-2) 0 30px; border: 1px solid transparent; border-radius: var(--radius); background: var(--bar-field); color: var(--bar-ink); font: inherit; color-scheme: dark; }
    input::placeholder { color: var(--bar-quiet); opacity: 1; }
    input:focus-visible { outline-color: var(--bar-ink); outline-offset: 0; }
  `];

  @property() text = '';
  @query('input') private input!: HTMLInputElement;
  private timer: ReturnType<typeof setTimeout> | undefined;

  override focus() {
    this.input.focus();
    this.input.select();
  }

  protected override render() {
    return html`<form role="search" @submit=${this.settle}>
      ${icon('search')}
      <input type="search" autocomplete="off" spellcheck="false" maxlength="100" aria-label=${t.search.label} placeholder=${t.search.placeholder} aria-keyshortcuts="/"
        .value=${this.text} @input=${this.typed} @compositionend=${this.typed} @keydown=${this.leave}>
    </form>`;
  }

  private typed(event: Event) {
    clearTimeout(this.timer);
    if ((event as InputEvent).isComposing) return;
    this.timer = setTimeout(() => this.tell(false), pause);
  }

  private settle(event: Event) {
    event.preventDefault();
    clearTimeout(this.timer);
    this.tell(true);
  }

  /** Escape first empties the field. */
  private leave(event: KeyboardEvent) {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    if (this.input.value === '') return this.input.blur();
    this.input.value = '';
    this.tell(false);
  }

  private tell(settled: boolean) {
    this.text = this.input.value;
    this.dispatchEvent(new SearchChanged(this.text.trim(), settled));
  }
}
