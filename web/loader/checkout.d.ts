/**
 * Types of the loader `checkout.js`, written by hand and compiled against examples in the tests.
 * The order's own rules are judged in the frame, at run time, and told with `path` and `rule`.
 */

/** A token transfer the merchant wants. Amounts are plain decimal text, never numbers. */
export interface TransferItem {
  id: string;
  label: string;
  network: string;
  currency: string;
  currencyAddress: string;
  /** 0-36; bounds the fraction of `amount` when given. */
  decimals?: number;
  amount: string;
  wallet: { address: string };
  custom?: never;
}

/** A contract call instead of a transfer: the members of Bleepay's redeem call. */
export interface CustomItem {
  id: string;
  label: string;
  custom: {
    networks: { network: string; type: "evm" | "solana"; chainId: string }[];
    payments: [
      {
        type: "send_transaction";
        input: { from: string; to: string; value: string; data: string };
      },
    ];
    extras?: unknown[];
  };
}

export interface Order {
  v: 1;
  orderId: string;
  merchant: { name: string };
  items: (TransferItem | CustomItem)[];
}

/** `auto` follows the color-scheme of the page at the element. */
export type Theme = "auto" | "light" | "dark";

/** By the names of CSS: `--bleepay-on-primary` on the page is `"on-primary"` here. */
export type ColorToken =
  | "sheet"
  | "sheet-edge"
  | "shadow"
  | "ink"
  | "muted"
  | "hairline"
  | "panel"
  | "panel-edge"
  | "header-top"
  | "header-bottom"
  | "header-edge"
  | "header-ink"
  | "header-muted"
  | "header-accent"
  | "field"
  | "field-edge"
  | "field-edge-active"
  | "selection"
  | "primary"
  | "primary-hover"
  | "primary-pressed"
  | "on-primary"
  | "control"
  | "control-hover"
  | "control-pressed"
  | "control-edge"
  | "disabled"
  | "on-disabled"
  | "focus"
  | "accent"
  | "track"
  | "good"
  | "good-ground"
  | "warning"
  | "warning-ground"
  | "bad"
  | "bad-ground";
export type RadiusToken = "radius-sheet" | "radius-panel" | "radius-control";

export interface Appearance {
  theme?: Theme;
  /**
   * Over the palette of either scheme, and over what the page's style sheets set by the custom
   * properties `--bleepay-<token>`. Whoever asks for high contrast sees none of it.
   *
   * A colour is any CSS colour that is opaque, but for `shadow`; `var()` and `light-dark()` mean
   * what they mean at the element. A radius is a length from 0 to 24px, a number counting px.
   */
  variables?: { [Token in ColorToken]?: string } & { [Token in RadiusToken]?: string | number };
}

export interface CommonOptions {
  /** Name of an API base in the frame's configuration; its default when left out. */
  api?: string;
  /** `fast` only where the API is known not to keep the published limits. */
  planner?: "budgeted" | "fast";
  /** `auto` takes the canvas where WebGL2 works and no forced colours are on. */
  renderer?: "auto" | "canvas" | "dom";
  /** Short for `appearance.theme`, which wins where both are given. */
  theme?: Theme;
  /** The shop's own look; as the element's property it can be changed at any time. */
  appearance?: Appearance;
  /** `auto` follows the browser; else a BCP 47 tag. English where there is no table for it. */
  language?: string;
  /** Texts of your own by key; the keys are those of the tables in `web/languages`. */
  messages?: Record<string, string>;
  /** Where `frame.html` lies; beside the loader when left out. */
  frameUrl?: string;
  /**
   * `state`: while the tab is in the background its title says how the payment stands; the page's
   * own comes back with the payer. `keep`: it stays as it is. `state` when left out.
   */
  pageTitle?: "state" | "keep";
  /** Accessible name of the frame; "Bleepay checkout" when left out. */
  frameTitle?: string;
  /** Milliseconds an attempt to load the frame may take, 1-120000; 10000 when left out. */
  loadTimeoutMs?: number;
}

export type OrderOptions =
  | { order: Order; orderUrl?: never }
  /** Fetched by the frame: its origin must stand in the frame's configuration. */
  | { orderUrl: string; order?: never };

export type AuthOptions =
  | { auth?: "context-code" | "none"; tokenProvider?: never }
  /** The page's own back end mints the token; an empty text or a throw means there is none. */
  | { auth: "host"; tokenProvider: () => string | Promise<string> };

/** There is no `apiKey`: a key must never reach a browser. */
export type CheckoutOptions = CommonOptions & OrderOptions & AuthOptions;

export type Phase =
  | "awaiting-code"
  | "signing-in"
  | "opening-session"
  | "reconciling"
  | "paying"
  | "cancelling"
  | "closing"
  | "done";

export type ItemStatus =
  | "waiting"
  | "reserving"
  | "redeeming"
  | "awaiting-wallet"
  | "approved"
  | "approved-late"
  | "expired"
  | "rejected"
  | "discarding"
  | "cancelled"
  | "failed"
  | "unknown"
  | "tampered";

export type Outcome =
  | "complete"
  | "partial"
  | "cancelled"
  | "expired"
  | "failed"
  | "unknown"
  | "tampered";

export interface VoucherDetail {
  itemId: string;
  status: ItemStatus;
  voucherId?: string;
}

export interface OutcomeDetail {
  outcome: Outcome;
  orderId: string;
  sessionId: string;
  items: VoucherDetail[];
}

export interface ErrorDetail {
  /** `trouble` comes from a running checkout, the others from one that could not begin. */
  kind: "options" | "load" | "widget" | "aborted" | "trouble";
  code: string;
  message: string;
  isRecoverable: boolean;
  /** Of a trouble: Bleepay's own error code, and the number its message speaks of. */
  apiCode?: string;
  number?: number;
  /** What is wrong in the order, e.g. `items[1].amount`, or in the option `appearance`. */
  path?: string;
  rule?: string;
}

/** Every event is a hint: a back end reads the vouchers from Bleepay before it believes one. */
export interface CheckoutEvents {
  ready: CustomEvent<Record<string, never>>;
  phasechange: CustomEvent<{ phase: Phase }>;
  voucherchange: CustomEvent<VoucherDetail>;
  /**
   * Ids, the session's code and instants, so that the merchant's server knows a voucher before
   * money moves. Where the browser lets frames store nothing, the loader keeps the same in the
   * page's localStorage until the outcome is certain, as `bleepay.<orderId>`.
   */
  ledger: CustomEvent<Record<string, unknown>>;
  error: CustomEvent<ErrorDetail>;
  outcome: CustomEvent<OutcomeDetail>;
}

export declare class CheckoutError extends Error {
  readonly kind: ErrorDetail["kind"];
  readonly code: string;
  readonly isRecoverable: boolean;
}
/** The page asked for something that cannot be. */
export declare class OptionsError extends CheckoutError {
  readonly kind: "options";
  /** Of the option `appearance`: what is wrong, e.g. `appearance.variables.primary`, and why. */
  readonly path?: string;
  readonly rule?: string;
}
/** The frame did not come: network, blocked, wrong address, or another version. */
export declare class LoadError extends CheckoutError {
  readonly kind: "load";
}
/** The frame came and says what it cannot do. */
export declare class WidgetError extends CheckoutError {
  readonly kind: "widget";
  readonly path?: string;
  readonly rule?: string;
}
/** Unmounted before it was ready. */
export declare class AbortedError extends CheckoutError {
  readonly kind: "aborted";
}

/** `<bleepay-checkout>`: begins as soon as it is connected and has an order. */
export declare class BleepayCheckoutElement extends HTMLElement {
  /** Read once, when the checkout begins; unmount and mount again to change all but the look. */
  set options(options: CheckoutOptions);
  /** The checkout goes on undisturbed. Throws an OptionsError, and changes nothing then. */
  set appearance(appearance: Appearance | undefined);
  set order(order: Order);
  set tokenProvider(provider: () => string | Promise<string>);
  /** Settled when the payer can use the checkout, or with a CheckoutError. */
  readonly ready: Promise<void>;
  /** Words on the port that were none of the protocol. */
  readonly ignoredMessages: number;

  /** Look now: a webhook or a push told the page that something happened. */
  poke(): void;
  /** Discards what is not approved yet and ends. */
  cancel(): void;
  /**
   * The checkout so far as JSON, for a report of a fault: `bleepay-checkout replay` goes through it
   * again. It holds the order, but no code, no token and no payer's address. Empty before `ready`;
   * rejects with an AbortedError when nothing is mounted.
   */
  exportTrace(): Promise<string>;
  /** Takes the checkout off the page; vouchers that were not cancelled stay as they are. */
  unmount(): void;

  addEventListener<K extends keyof CheckoutEvents>(
    type: K,
    listener: (this: BleepayCheckoutElement, event: CheckoutEvents[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

/**
 * Puts a checkout into `target` (element or selector), or gives back the one that is there.
 * Throws an OptionsError when the options or the target cannot be.
 */
export declare function mountCheckout(
  target: string | Element,
  options: CheckoutOptions,
): BleepayCheckoutElement;

declare global {
  interface HTMLElementTagNameMap {
    "bleepay-checkout": BleepayCheckoutElement;
  }
}
