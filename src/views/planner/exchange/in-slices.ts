// Long work on the page's own thread, in slices short enough for a frame: in between the
// page draws, shows how far it is, and can be told to stop.

export interface SliceOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (share: number) => void;
}

const sliceMilliseconds = 8;

/** The value of a generator that yields shares. Rejects with the signal's reason. */
export async function inSlices<T>(
  work: Generator<number, T>,
  { signal, onProgress }: SliceOptions,
): Promise<T> {
  let until = performance.now() + sliceMilliseconds;
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    if (performance.now() < until) continue;
    onProgress(step.value);
    await new Promise((resolve) => setTimeout(resolve));
    signal.throwIfAborted();
    until = performance.now() + sliceMilliseconds;
  }
}
