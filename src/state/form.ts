// The form of the voice that is open: a page of its own, which one step back leaves.

import { addressOf, changeView, isInside, useApp } from './store.ts';
import type { VoiceForm } from './view-state.ts';

export function openForm(form: VoiceForm): void {
  const view = { ...useApp.getState().view, form };
  history.pushState({ inside: true }, '', addressOf(view));
  useApp.setState({ view });
}

export function closeForm(): void {
  if (isInside()) history.back();
  else changeView({ form: null });
}
