// The headline: the indicator by its name, with what it counts and its definition one tap
// away. Beside a scenario stands what it is compared with.

import { usePlan } from '#state/plan.ts';
import { usePlannerTexts } from '#ui/texts/planner/use-planner-texts.ts';
import { useTexts } from '#ui/texts/text-context.tsx';
import { useBasis } from '#views/planner/question/question-header.tsx';
import { useLimitWords } from '#views/planner/question/use-limit-words.ts';
import type { PanelProps } from '#views/planner/question/use-planner.ts';
import { sharesOf, useSideNames } from './use-figures.ts';

export function Headline({ planner }: PanelProps) {
  const texts = useTexts();
  const { view } = usePlannerTexts();
  const basis = useBasis(planner);
  const { question, base, plan, isChanged } = planner;
  const [least, most] = sharesOf(plan);
  const [before] = sharesOf(base);
  const band = plan.coverage.bands.at(-1);
  const { threshold } = useLimitWords(question.limits);
  const names = useSideNames(planner);
  const isDragging = usePlan((state) => state.isDragging);
  return (
    <section className="card headline" aria-live={isDragging ? 'off' : 'polite'}>
      <h2>{view.headline.name(threshold, texts.profile[question.profile])}</h2>
      <p className="headline-figure">{view.range(view.percent(least), view.percent(most))}</p>
      <p>
        {view.headline.covered(
          view.count(band?.least ?? 0),
          view.count(plan.coverage.total),
          view.question.units[question.weight],
        )}
        {isChanged && (
          <span className="headline-change">
            {' '}
            {view.headline.base(names.base, view.percent(before))} ·{' '}
            {view.points((least - before) * 100)}
          </span>
        )}
      </p>
      {least !== most && <p className="small muted">{view.doubt}</p>}
      <p className="small muted">{basis}</p>
      <details>
        <summary>{view.headline.definition}</summary>
        <p className="small">{view.headline.definitionText}</p>
      </details>
    </section>
  );
}
