import type { RowOf } from '../platform/database/schema.js';

export type LinkPurpose = RowOf<'one_time_link'>['purpose'];

/** Hours that a link may be used. An invitation crosses a weekend and a holiday; a reset is wanted now. */
const hoursOf: Readonly<Record<LinkPurpose, number>> = { invitation: 7 * 24, reset: 24, setup: 24 };

export const linkExpiry = (purpose: LinkPurpose, now: string): string => new Date(Date.parse(now) + hoursOf[purpose] * 3_600_000).toISOString();

/** Who has never had a way in is invited; who has one gets it reset. */
export const purposeFor = (user: { hasPassword: boolean; providers: readonly unknown[] }): 'invitation' | 'reset' => (user.hasPassword || user.providers.length > 0 ? 'reset' : 'invitation');

/** The token stands after the `#`: browsers do not send that, so it is in nobody's log. */
export const linkUrl = (origin: string, purpose: LinkPurpose, token: string): string => `${origin}/${purpose === 'setup' ? 'setup' : 'welcome'}#${token}`;
