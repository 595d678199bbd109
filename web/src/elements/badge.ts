import { css, html } from 'lit';
import { icon, type IconName } from './icons.js';

export type Tone = 'grey' | 'blue' | 'teal' | 'amber' | 'green' | 'red';
export interface Badge { tone: Tone; icon: IconName; text: string; /** Said in full on hovering. */ hint?: string; dashed?: boolean }

/** Icon, text and colour, never colour alone. A template and not an element: a list shows hundreds. */
export const badge = ({ tone, icon: name, text, hint, dashed = false }: Badge) =>
  html`<span class="badge ${tone}${dashed ? ' dashed' : ''}" title=${hint ?? text}>${icon(name)}<span>${text}</span></span>`;

export const badgeStyles = css`
  .badge {
    display: inline-flex; align-items: center; gap: 4px; max-width: 100%; height: 16px; padding: 0 6px 0 4px; border: 1px solid transparent; border-radius: 3px;
    background: var(--tint); font-size: var(--text-tiny); font-weight: 500; line-height: 14px; white-space: nowrap; vertical-align: baseline;
  }
  .badge > span { overflow: hidden; text-overflow: ellipsis; }
  .badge.grey { --tint: var(--grey-tint); color: var(--grey-ink); }
  .badge.blue { --tint: var(--blue-tint); color: var(--blue-ink); }
  .badge.teal { --tint: var(--teal-tint); color: var(--teal-ink); }
  .badge.amber { --tint: var(--amber-tint); color: var(--amber-ink); }
  .badge.green { --tint: var(--green-tint); color: var(--green-ink); }
  .badge.red { --tint: var(--red-tint); color: var(--red-ink); }
  .badge.dashed { border: 1px dashed currentcolor; background: none; }
`;
