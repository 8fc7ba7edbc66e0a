// When a kiosk loads its page anew: for a new version, once for each, and once a night;
// always only while nobody uses it. What was last reloaded for is remembered by the tab, so
// that a version that does not arrive cannot make it reload for ever.

export interface UpkeepState {
  /** The version this page was built as. */
  readonly running: string;
  /** The version the server last named; null: not known. */
  readonly offered: string | null;
  /** The version the last reload was for; null: none yet. */
  readonly reloadedFor: string | null;
  /** The day on which the last nightly reload was, days since 1970; null: none yet. */
  readonly reloadedOn: number | null;
  /** When this page was opened, local minutes. */
  readonly openedAt: number;
}

export type ReloadReason =
  | { readonly kind: 'version'; readonly version: string }
  | { readonly kind: 'nightly'; readonly day: number };

/** The nightly reload may wait so long for a quiet moment, minutes. */
const nightlyWindow = 120;
const minutesPerDay = 1440;

/** What to reload for now; null: nothing. `now`: local minutes since 1970. */
export function reloadReason(
  state: UpkeepState,
  now: number,
  { isIdle, reloadAt }: { readonly isIdle: boolean; readonly reloadAt: number },
): ReloadReason | null {
  if (!isIdle) return null;
  const { offered, running, reloadedFor } = state;
  if (offered !== null && offered !== running && offered !== reloadedFor) {
    return { kind: 'version', version: offered };
  }
  const day = Math.floor((now - reloadAt) / minutesPerDay);
  const sinceDue = now - reloadAt - day * minutesPerDay;
  const isFresh = now - state.openedAt < nightlyWindow;
  if (sinceDue < nightlyWindow && state.reloadedOn !== day && !isFresh) {
    return { kind: 'nightly', day };
  }
  return null;
}
