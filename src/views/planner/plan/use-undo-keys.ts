// Undo and redo by the keys of the desk, wherever in the planner one is; a field keeps its own.

import { useEffect } from 'react';
import { redoPlan, undoPlan } from '#state/plan.ts';

export function useUndoKeys(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || isTyping(event.target)) return;
      const key = event.key.toLowerCase();
      const isRedo = key === 'y' || (event.shiftKey && key === 'z');
      if (!isRedo && key !== 'z') return;
      event.preventDefault();
      if (isRedo) redoPlan();
      else undoPlan();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest('input:not([type="radio"], [type="checkbox"]), textarea') !== null;
