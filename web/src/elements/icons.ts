import { svg, html, type SVGTemplateResult } from 'lit';

/** Line drawings on a grid of 16. They say nothing by themselves: a text always stands beside them, or a label. */
const drawings = {
  'check': svg`<path d="M3 8.5l3.2 3.2L13 5"/>`,
  'warning': svg`<path d="M8 2.5l6 10.8H2zM8 6.8v3M8 11.6v.1"/>`,
  'late': svg`<circle cx="8" cy="8" r="6"/><path d="M8 4.6V8l2.3 1.6"/>`,
  'stop': svg`<circle cx="8" cy="8" r="6"/><path d="M5.6 8h4.8"/>`,
  'cross': svg`<path d="M4 4l8 8M12 4l-8 8"/>`,
  'circle': svg`<circle cx="8" cy="8" r="5.5"/>`,
  'dashed': svg`<circle cx="8" cy="8" r="5.5" stroke-dasharray="2.6 2"/>`,
  'gear': svg`<circle cx="8" cy="8" r="2.2"/><path d="M8 2v2M8 12v2M2 8h2M12 8h2M3.8 3.8l1.4 1.4M10.8 10.8l1.4 1.4M12.2 3.8l-1.4 1.4M5.2 10.8l-1.4 1.4"/>`,
  'box': svg`<path d="M2.5 5L8 2.5 13.5 5v6L8 13.5 2.5 11zM2.5 5L8 7.6 13.5 5M8 7.6v5.9"/>`,
  'half': svg`<circle cx="8" cy="8" r="5.5"/><path d="M8 2.5a5.5 5.5 0 010 11z" fill="currentColor"/>`,
  'done': svg`<circle cx="8" cy="8" r="6"/><path d="M5.2 8.3l2 2 3.6-4"/>`,
  'lock': svg`<rect x="3.5" y="7" width="9" height="6.5" rx="1"/><path d="M5.5 7V5a2.5 2.5 0 015 0v2"/>`,
  'person': svg`<circle cx="8" cy="5.2" r="2.7"/><path d="M2.8 13.5c.6-3 2.6-4.3 5.2-4.3s4.6 1.3 5.2 4.3"/>`,
  'truck': svg`<path d="M1.5 4h8v7h-8zM9.5 6.5h3l2 2.3V11h-5"/><circle cx="4.5" cy="12" r="1.4"/><circle cx="11.8" cy="12" r="1.4"/>`,
  'calendar': svg`<rect x="2.5" y="3.5" width="11" height="10" rx="1"/><path d="M2.5 6.8h11M5.5 2v3M10.5 2v3"/>`,
  'database': svg`<ellipse cx="8" cy="4" rx="5" ry="2"/><path d="M3 4v8c0 1.1 2.2 2 5 2s5-.9 5-2V4M3 8c0 1.1 2.2 2 5 2s5-.9 5-2"/>`,
  'scale': svg`<path d="M3 5h10M3 11h10M6 2.8L3 5l3 2.2M10 8.8l3 2.2-3 2.2"/>`,
  'note': svg`<path d="M3 2.5h10v7.5L9.5 13.5H3zM9.5 13.5V10H13M5.5 5.8h5M5.5 8.3h3"/>`,
  'bulb': svg`<path d="M5.6 10.4a4.2 4.2 0 114.8 0c-.6.5-.8 1-.8 1.6H6.4c0-.6-.2-1.1-.8-1.6zM6.6 14h2.8"/>`,
  'search': svg`<circle cx="7" cy="7" r="4.3"/><path d="M10.3 10.3L14 14"/>`,
  'down': svg`<path d="M4 6.3l4 4 4-4"/>`,
  'left': svg`<path d="M9.8 4l-4 4 4 4"/>`,
  'right': svg`<path d="M6.2 4l4 4-4 4"/>`,
  'first': svg`<path d="M11.5 4l-4 4 4 4M4.5 4v8"/>`,
  'last': svg`<path d="M4.5 4l4 4-4 4M11.5 4v8"/>`,
  'refresh': svg`<path d="M13.2 8A5.2 5.2 0 118 2.8c2 0 3.4 1 4.6 2.6M12.8 2.4v3.2H9.6"/>`,
  'play': svg`<path d="M5 3.2l7.5 4.8L5 12.8z"/>`,
  'pencil': svg`<path d="M3 13l.8-3.2L10.6 3a1.3 1.3 0 011.9 0l.5.5a1.3 1.3 0 010 1.9L6.2 12.2zM9.4 4.2l2.4 2.4"/>`,
  'undo': svg`<path d="M5.6 3L2.6 6l3 3M2.8 6h6.4a3.6 3.6 0 010 7.2H6"/>`,
  'moon': svg`<path d="M13 9.6A5.6 5.6 0 016.4 3a5.6 5.6 0 106.6 6.6z"/>`,
  'up': svg`<path d="M4 9.7l4-4 4 4"/>`,
  'more': svg`<path d="M5 6.5l3 3 3-3"/>`,
  'filter': svg`<path d="M2.5 3.5h11L9.5 8.5v4l-3 1.2V8.5z"/>`,
  'columns': svg`<rect x="2.5" y="3" width="11" height="10" rx="1"/><path d="M6.2 3v10M9.8 3v10"/>`,
  'star': svg`<path d="M8 2.4l1.7 3.5 3.9.5-2.9 2.7.8 3.9L8 11.1 4.5 13l.8-3.9L2.4 6.4l3.9-.5z"/>`,
  'file': svg`<path d="M9 2H4v12h8V5zM9 2v3h3M6 8.5h4M6 11h4"/>`,
  'pin': svg`<path d="M6 2.5h4M6.7 2.5v4L4.5 9h7L9.3 6.5v-4M8 9v4.5"/>`,
  'table': svg`<rect x="2.5" y="3" width="11" height="10" rx="1"/><path d="M2.5 6.3h11M2.5 9.6h11M6.5 6.3V13"/>`,
  'chart': svg`<path d="M2.5 2.5v11h11M5 10l2.5-3 2 1.5L13 4.5"/>`,
} as const satisfies Record<string, SVGTemplateResult>;

export type IconName = keyof typeof drawings;

export const icon = (name: IconName) => html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">${drawings[name]}</svg>`;
