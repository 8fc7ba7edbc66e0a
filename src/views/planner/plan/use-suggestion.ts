// A question on its way to a worker and back with the plan found at once; a new one, or a
// stop, gives up the one before.

import { useEffect, useRef, useState } from 'react';
import { suggestApart } from '#compute/suggest.ts';
import type { SitingDraft } from '#core/planning/siting-suggest.ts';
import type { Asked } from './suggestion.tsx';

type State = 'idle' | 'running' | 'failed';

export function useSuggestion() {
  const [state, setState] = useState<State>('idle');
  const [asked, setAsked] = useState<(Asked & { readonly nth: number }) | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const ask = async (draft: SitingDraft, choiceOf: Asked['choiceOf']) => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    const { signal } = controller;
    setState('running');
    try {
      const suggested = await suggestApart(draft, signal);
      setAsked((before) => ({ ...suggested, choiceOf, nth: (before?.nth ?? 0) + 1 }));
      setState('idle');
    } catch (error) {
      if (!signal.aborted) console.warn('No suggestion was made.', error);
      // Of two questions the later one says how it stands.
      if (running.current === controller) setState(signal.aborted ? 'idle' : 'failed');
    }
  };
  return {
    asked,
    isRunning: state === 'running',
    isFailed: state === 'failed',
    ask: (draft: SitingDraft, choiceOf: Asked['choiceOf']) => void ask(draft, choiceOf),
    stop: () => running.current?.abort(),
  };
}
