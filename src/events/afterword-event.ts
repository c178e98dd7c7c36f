/** What all events of the library share: they bubble and cross shadow roots, and carry nothing that a visitor typed or answered. */
export abstract class AfterwordEvent<Detail> extends CustomEvent<Detail> {
  constructor(type: string, detail: Detail, init: { readonly cancelable?: boolean } = {}) {
    super(type, { detail: Object.freeze(detail), bubbles: true, composed: true, ...init });
  }
}
