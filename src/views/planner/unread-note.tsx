// That the plan of the link is not the one on screen, as long as nothing else is.

import { usePlan } from '#state/plan.ts';
import { usePlannerTexts } from '#ui/texts/planner/use-planner-texts.ts';
import type { Asked } from './question/use-planner.ts';

export function UnreadNote({
  planner: { scenario },
}: {
  readonly planner: Pick<Asked, 'scenario'>;
}) {
  const { unread } = usePlannerTexts().plan;
  const isUnread = usePlan((state) => state.unread !== null);
  if (!isUnread || scenario.edits.length > 0) return null;
  return (
    <p role="status" className="note own-demand" data-tone="warn">
      {unread}
    </p>
  );
}
