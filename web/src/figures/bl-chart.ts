import { LitElement, css, html, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { ThemeWatch } from '../app-shell/theme-watch.js';
import { t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import type { Colours } from './chart-kit.js';
import { drawnPart, type FigureSpec } from './figure-spec.js';
import { go } from '../app-shell/router.js';

const tones = ['red', 'amber', 'green', 'teal', 'blue', 'grey', 'ink', 'quiet', 'line', 'line-strong'] as const;

/** A figure as a chart. Chart.js comes with the first one; a click leads to the lines behind. */
@customElement('bl-chart')
export class BlChart extends LitElement {
  static override styles = [base, css`
    :host { display: block; }
    .frame { position: relative; height: var(--chart-height, 300px); }
    .red { color: var(--red); } .amber { color: var(--amber); } .green { color: var(--green); } .teal { color: var(--teal); } .blue { color: var(--blue); }
    .grey { color: var(--grey); } .ink { color: var(--ink); } .quiet { color: var(--quiet); } .line { color: var(--line); } .line-strong { color: var(--line-strong); }
  `];

  @property({ attribute: false }) spec!: FigureSpec;
  @query('canvas') private canvas!: HTMLCanvasElement;
  private drawn: { destroy(): void } | undefined;

  constructor() {
    super();
    new ThemeWatch(this, () => void this.draw());
  }

  override connectedCallback() {
    super.connectedCallback();
    if (this.hasUpdated) void this.draw();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.drawn?.destroy();
    this.drawn = undefined;
  }

  protected override updated(changed: PropertyValues<this>) {
    if (changed.has('spec')) void this.draw();
  }

  protected override render() {
    return html`
      <div class="frame"><canvas role="img" aria-label=${t.figures.chartOf(this.spec.heading)}></canvas></div>
      <span hidden>${tones.map((tone) => html`<i class=${tone}></i>`)}</span>
    `;
  }

  private async draw() {
    const spec = drawnPart(this.spec);
    this.style.setProperty('--chart-height', spec.horizontal ? `${Math.max(160, spec.labels.length * 24 + 70)}px` : '300px');
    const { draw } = await import('./chart-kit.js');
    if (!this.isConnected) return;
    this.drawn?.destroy();
    this.drawn = draw(this.canvas, {
      spec, colours: this.colours(), font: getComputedStyle(this).fontFamily,
      chosen: (place, series) => {
        const href = series?.hrefs?.[place] ?? spec.hrefs[place];
        if (href) go(href);
      },
    });
  }

  /** A token may be different in the other theme: what it comes to is asked of an element that has it. */
  private colours(): Colours {
    return Object.fromEntries([...this.renderRoot.querySelectorAll('i')].map((element) => [element.className, getComputedStyle(element).color]));
  }
}
