// Brings touches and the clock to the attention of the kiosk. One timer, one listener for
// each kind of touch, for the life of the view.

import { useEffect, useReducer } from 'react';
import {
  type Attention,
  type AttentionRules,
  freshAttention,
  passTime,
  setPaused,
  showPanel,
  startOver,
  touch,
} from './attention.ts';

type Event =
  | { readonly kind: 'time' | 'touch' | 'over' }
  | { readonly kind: 'panel'; readonly panel: number }
  | { readonly kind: 'pause'; readonly isPaused: boolean };

const seconds = () => performance.now() / 1000;

export function useAttention(rules: AttentionRules) {
  const { panels, rotateSeconds, idleSeconds } = rules;
  const [attention, send] = useReducer(
    (state: Attention, event: Event): Attention => {
      const now = seconds();
      switch (event.kind) {
        case 'time':
          return passTime(state, now, { panels, rotateSeconds, idleSeconds });
        case 'touch':
          return touch(state, now);
        case 'over':
          return startOver(state, now);
        case 'panel':
          return showPanel(state, event.panel, now);
        case 'pause':
          return setPaused(state, event.isPaused, now);
      }
    },
    null,
    () => freshAttention(seconds()),
  );
  useEffect(() => {
    const timer = setInterval(() => send({ kind: 'time' }), 500);
    const touched = () => send({ kind: 'touch' });
    const kinds = ['pointerdown', 'keydown', 'wheel'] as const;
    for (const kind of kinds) addEventListener(kind, touched, { passive: true });
    return () => {
      clearInterval(timer);
      for (const kind of kinds) removeEventListener(kind, touched);
    };
  }, []);
  return { attention, send };
}
