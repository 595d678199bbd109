import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { AuditEvent } from '../../../shared/contracts/audit.js';
import { dash } from '../i18n/format.js';
import { t } from '../i18n/language.js';
import { base } from '../styles/base.js';
import { changedFields } from './changed-fields.js';

/** What an event changed, field by field, before beside after. */
@customElement('bl-audit-change')
export class BlAuditChange extends LitElement {
  static override styles = [base, css`
    :host { display: block; padding: var(--space-2) var(--space-4); white-space: normal; }
    table { border-collapse: collapse; min-width: min(560px, 100%); }
    th, td { padding: 2px var(--space-4) 2px 0; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
    thead th { color: var(--quiet); font-size: var(--text-small); font-weight: var(--strong); }
    tbody th { font-weight: 400; }
    .before { color: var(--red-ink); }
    .after { color: var(--green-ink); }
    p { color: var(--quiet); font-size: var(--text-small); }
  `];

  @property({ attribute: false }) event!: AuditEvent;

  protected override render() {
    const { before, after, invocationId } = this.event;
    const fields = changedFields(before, after);
    return html`
      ${fields.length === 0 ? html`<p>${t.audit.noDetails}</p>` : html`<table>
        <thead><tr><th scope="col">${t.audit.field}</th><th scope="col">${t.audit.before}</th><th scope="col">${t.audit.after}</th></tr></thead>
        <tbody>${fields.map(({ field, before: old, after: now }) => html`<tr translate="no"><th scope="row">${field || t.audit.change}</th><td class="before">${old ?? dash}</td><td class="after">${now ?? dash}</td></tr>`)}</tbody>
      </table>`}
      ${invocationId ? html`<p>${t.audit.invocation}: <code>${invocationId}</code></p>` : nothing}
    `;
  }
}
