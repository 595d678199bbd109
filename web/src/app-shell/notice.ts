/** Something worth a short word that goes away by itself: saved, changed, requested. The shell shows it. */
export class Notice extends Event {
  constructor(readonly text: string) { super('notice', { bubbles: true, composed: true }); }
}
