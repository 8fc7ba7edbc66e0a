// Figures as cards: of the moment, and of choice and supply.

import { useDeferredValue } from 'react';
import { usePlannerTexts } from '#ui/texts/planner/use-planner-texts.ts';
import type { PanelProps } from '#views/planner/question/use-planner.ts';
import { FigureTable } from './figure-table.tsx';
import { useAccessFigures, useFigures } from './use-figures.ts';

export function MomentCard({ planner }: PanelProps) {
  const { figures } = usePlannerTexts().view;
  return (
    <section className="card">
      <h3 className="section-title">{figures.heading}</h3>
      <FigureTable planner={planner} caption={figures.heading} rows={useFigures(planner)} />
    </section>
  );
}

/** A frame later than the rest while a station is dragged. */
export function AccessCard({ planner }: PanelProps) {
  const { access } = usePlannerTexts().view;
  const settled = useDeferredValue(planner);
  const { figures, seatsKnown } = useAccessFigures(settled);
  return (
    <section className="card">
      <h3 className="section-title">{access.heading}</h3>
      <FigureTable planner={settled} caption={access.heading} rows={figures} />
      <p className="small muted">{access.seatsKnown(...seatsKnown)}</p>
    </section>
  );
}
