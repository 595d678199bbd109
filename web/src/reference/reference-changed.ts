/** Something was written; what stands beside it is read again. */
export class ReferenceChanged extends Event {
  constructor() { super('reference-changed', { bubbles: true, composed: true }); }
}
