import { html, nothing } from 'lit';
import type { ListedLine } from '../../../shared/contracts/lines.js';
import type { Session } from '../../../shared/contracts/session.js';
import type { IsoDate } from '../../../shared/dates.js';
import { allows } from '../app-shell/session-context.js';
import '../batches/bl-line-batch-tools.js';
import { icon } from '../elements/icons.js';
import { t } from '../i18n/language.js';
import '../milestones/bl-update-many.js';
import { ListAsked } from './grid-events.js';
import './bl-supplier-file-button.js';

/** What the bar of chosen lines offers. Each tool is given the lines and says by events what became of them. */
export const selectionTools = (lines: readonly ListedLine[], { session, today }: { session: Session; today: IsoDate }) => html`
  ${allows(session, 'lines.update') ? html`<bl-update-many .lineIds=${lines.map(({ id }) => id)}></bl-update-many>
    <button title=${t.choice.editHint} @click=${({ currentTarget }: Event) => currentTarget!.dispatchEvent(new ListAsked('edit'))}>${icon('note')}${t.choice.edit}</button>
    <bl-line-batch-tools .lines=${lines} .today=${today}></bl-line-batch-tools>` : nothing}
  ${allows(session, 'lines.expedite') ? html`<bl-supplier-file-button .lines=${lines}></bl-supplier-file-button>` : nothing}
`;
