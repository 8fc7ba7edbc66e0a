// That the figures should count what people say they need and can't, why, and what they count
// instead.

import { usePlannerTexts } from '#ui/texts/planner/use-planner-texts.ts';
import type { PanelProps } from './question/use-planner.ts';

export function NeedsNote({ planner: { needs, question } }: PanelProps) {
  const { question: words } = usePlannerTexts().view;
  if (needs === 'unasked' || needs === 'pending' || needs === 'counted') return null;
  return (
    <p className="note needs-note" data-tone="warn" role="status">
      <span>
        {words.noNeeds[needs]} {words.instead(words.weights[question.weight])}
      </span>
    </p>
  );
}
