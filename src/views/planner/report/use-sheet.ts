// What goes on paper beside the map, and into every export: title, what is counted, the
// legend of what the map shows, and where it all comes from.

import { instant, localized } from '#core/units.ts';
import { version as appVersion } from '#package.json';
import { useApp } from '#state/store.ts';
import { usePlannerTexts } from '#ui/texts/planner/use-planner-texts.ts';
import { useTexts } from '#ui/texts/text-context.tsx';
import { planProvenance } from '#views/planner/exchange/plan-provenance.ts';
import { provenanceWords } from '#views/planner/exchange/provenance-words.ts';
import { demandEntries, reachEntries, stationEntries } from '#views/planner/map/legend-entries.ts';
import { useBasis } from '#views/planner/question/question-header.tsx';
import { useLimitWords } from '#views/planner/question/use-limit-words.ts';
import type { Planner } from '#views/planner/question/use-planner.ts';

export function useSheet(planner: Planner) {
  const texts = useTexts();
  const { view, exchange } = usePlannerTexts();
  const subtitle = useBasis(planner);
  const { layer, outlines, streets, services, lang } = useApp((state) => state.view);
  const { area, question } = planner;
  const limits = useLimitWords(question.limits);
  const shown = { layer, outlines, streets, limits };
  const provenance = () =>
    planProvenance(planner, { services, appVersion, now: instant(Date.now()) });
  const figure = view.headline.name(limits.threshold, texts.profile[question.profile]);
  return {
    title: exchange.report.titleOf(localized(area.manifest.name, lang), figure),
    subtitle,
    // Paper is white, whatever the screen is.
    legend: [
      ...demandEntries(shown, 'day', view.map),
      ...reachEntries(shown, 'day', view.map),
      ...stationEntries('day', view.map),
    ],
    provenance,
    words: provenanceWords(provenance(), lang, texts, exchange.provenance),
  };
}
