import type { FiguresView } from './figures-address.js';

/** Asks the page for another view: what is given is changed, the rest stays. */
export class ViewChanged extends Event {
  constructor(readonly change: Partial<FiguresView>) { super('view-changed', { bubbles: true, composed: true }); }
}
