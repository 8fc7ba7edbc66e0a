// Whether somebody stands before the kiosk: panels turn by themselves until it is touched;
// then it is theirs until nobody has touched it for a while, and it asks, and starts over.
// A value and its next value; the clock is an argument.

export interface Attention {
  /** `attract`: nobody is there. `used`: somebody is. `asking`: still there? */
  readonly phase: 'attract' | 'used' | 'asking';
  /** Seconds at which the phase began, or it was last touched. */
  readonly since: number;
  /** Index of the panel shown, and since when. */
  readonly panel: number;
  readonly panelSince: number;
  /** Panels do not turn by themselves. */
  readonly isPaused: boolean;
  /** How often it has started over: what remembers nothing of a person is keyed by it. */
  readonly visit: number;
}

export interface AttentionRules {
  readonly panels: number;
  readonly rotateSeconds: number;
  readonly idleSeconds: number;
}

/** How long it asks before it starts over. */
export const askSeconds = 10;

export const freshAttention = (now: number): Attention => ({
  phase: 'attract',
  since: now,
  panel: 0,
  panelSince: now,
  isPaused: false,
  visit: 0,
});

/** Time has passed. The same value when nothing has come of it. */
export function passTime(state: Attention, now: number, rules: AttentionRules): Attention {
  if (state.phase === 'used' && now - state.since >= rules.idleSeconds) {
    return { ...state, phase: 'asking', since: now };
  }
  if (state.phase === 'asking' && now - state.since >= askSeconds) return startOver(state, now);
  const turns =
    state.phase === 'attract' &&
    !state.isPaused &&
    rules.rotateSeconds > 0 &&
    rules.panels > 1 &&
    now - state.panelSince >= rules.rotateSeconds;
  if (!turns) return state;
  return { ...state, panel: (state.panel + 1) % rules.panels, panelSince: now };
}

/** Any touch: whoever it is, the kiosk is theirs. */
export const touch = (state: Attention, now: number): Attention => ({
  ...state,
  phase: 'used',
  since: now,
});

export const showPanel = (state: Attention, panel: number, now: number): Attention => ({
  ...touch(state, now),
  panel,
  panelSince: now,
});

export const setPaused = (state: Attention, isPaused: boolean, now: number): Attention => ({
  ...touch(state, now),
  isPaused,
});

/** As if nobody had been there. */
export const startOver = ({ visit }: Attention, now: number): Attention => ({
  ...freshAttention(now),
  visit: visit + 1,
});

/** Seconds left to answer; null: it is not asking. */
export const secondsToAnswer = ({ phase, since }: Attention, now: number): number | null =>
  phase === 'asking' ? Math.max(0, Math.ceil(askSeconds - (now - since))) : null;
