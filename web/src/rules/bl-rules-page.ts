import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { language } from '../i18n/language.js';
import { columnKind, policyKind, reasonKind } from './rule-kinds.js';
import './bl-rules-desk.js';

const kinds = { reasons: reasonKind, policies: policyKind, columns: columnKind };

/** Reasons, OTIF policies or columns: one desk for each. */
@customElement('bl-rules-page')
export class BlRulesPage extends LitElement {
  static override styles = css`:host { display: block; height: 100%; }`;

  @property() of: keyof typeof kinds = 'reasons';
  private made?: { key: string; kind: ReturnType<typeof reasonKind> };

  protected override render() {
    const key = `${this.of} ${language()}`;
    if (this.made?.key !== key) this.made = { key, kind: kinds[this.of]() };
    return keyed(key, html`<bl-rules-desk .kind=${this.made.kind}></bl-rules-desk>`);
  }
}
