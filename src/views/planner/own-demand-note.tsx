// That the figures are not those of the area's own demand, and the way back.

import { setOwnDemand } from '#state/imported.ts';
import { Button } from '#ui/button.tsx';
import { usePlannerTexts } from '#ui/texts/planner/use-planner-texts.ts';
import type { PanelProps } from './question/use-planner.ts';

export function OwnDemandNote({ planner: { ownDemand } }: PanelProps) {
  const words = usePlannerTexts().exchange.ownDemand;
  if (!ownDemand) return null;
  return (
    <aside className="note own-demand">
      <p>{words.onScreen(ownDemand.source, ownDemand.points.length)}</p>
      <Button onClick={() => setOwnDemand(null)}>{words.back}</Button>
    </aside>
  );
}
