// What this version of the app is made of. The build writes the list into the worker, so that
// the two can't come apart: a changed file is a changed worker, and a browser that asks for the
// worker hears of it.

export interface Shipped {
  /** A checksum over all of the list. */
  readonly version: string;
  /** By address: what `fetch` checks the bytes against (https://www.w3.org/TR/SRI/). */
  readonly files: Readonly<Record<string, string>>;
  /** Addresses whose content an operator may change; kept as they are found. */
  readonly changing: readonly string[];
  /** The area that is kept without having been looked at. */
  readonly area: string;
}

declare const SHIPPED: Shipped;

export const shipped: Shipped = SHIPPED;
