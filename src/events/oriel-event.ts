/** An event of the suite: it bubbles and leaves shadow roots; `detail` holds plain data (ids, codes), never records. */
export class OrielEvent<D = undefined> extends Event {
  readonly detail: D;
  constructor(type: string, detail: D, intent = false) {
    super(type, { bubbles: true, composed: true, cancelable: intent });
    this.detail = detail;
  }
}
