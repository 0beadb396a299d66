// What can go wrong with a checkout on a page: one class per kind.

/** `kind` names the class, `code` the case; `isRecoverable`: trying again can help. */
export class CheckoutError extends Error {
  constructor(code, message, more) {
    super(message);
    Object.assign(this, { name: new.target.name, isRecoverable: false }, more, { code });
  }
}
/** The page asked for something that cannot be. */
export class OptionsError extends CheckoutError { kind = 'options'; }
/** The frame did not come: network, blocked, wrong address, or another version. */
export class LoadError extends CheckoutError { kind = 'load'; }
/** The frame came and says what it cannot do; for an order with `path` and `rule`. */
export class WidgetError extends CheckoutError { kind = 'widget'; }
export class AbortedError extends CheckoutError {
  kind = 'aborted';
  constructor() { super('unmounted', 'the checkout is not mounted'); }
}
