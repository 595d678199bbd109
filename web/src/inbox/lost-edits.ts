import { html, nothing } from 'lit';
import { icon } from '../elements/icons.js';
import { qty } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import type { KeptEdit } from './inbox-state.js';

/** Nothing that was typed vanishes unsaid. */
export const renderLost = (lost: readonly KeptEdit[], dismiss: () => void) => (lost.length === 0 ? nothing : html`<div class="not-undone" role="alert">
  <p>${t.inbox.lostEdits} <button class="plain icon-only" aria-label=${t.inbox.dismiss} @click=${dismiss}>${icon('cross')}</button></p>
  <ul>${lost.map(({ poNumber, lineNumber, readyOn, qty: quantity }) => html`<li>${poNumber} / ${lineNumber}: ${t.inbox.lostEdit(qty(quantity), readyOn)}</li>`)}</ul>
</div>`);
