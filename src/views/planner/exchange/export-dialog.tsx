// The export of what is on screen: its layers, its map, and where it all comes from.

import { useContext } from 'react';
import { useApp } from '#state/store.ts';
import { Dialog } from '#ui/dialog.tsx';
import { usePlannerTexts } from '#ui/texts/planner/use-planner-texts.ts';
import { useTexts } from '#ui/texts/text-context.tsx';
import { useGaps } from '#views/planner/gaps/use-gaps.ts';
import type { PanelProps } from '#views/planner/question/use-planner.ts';
import { Printer } from '#views/planner/report/printer.ts';
import { useSheet } from '#views/planner/report/use-sheet.ts';
import { ExportPanel } from './export-panel.tsx';
import { planLayers } from './plan-layers.ts';

export function ExportDialog({ planner, onClose }: PanelProps & { readonly onClose: () => void }) {
  const { close } = useTexts();
  const { taking, report } = usePlannerTexts().exchange;
  const printMap = useContext(Printer);
  const language = useApp((state) => state.view.lang);
  const gaps = useGaps(planner, language);
  const { title, subtitle, legend, words, provenance } = useSheet(planner);
  return (
    <Dialog title={taking.title} closeLabel={close} onClose={onClose}>
      <ExportPanel
        layers={planLayers(planner, gaps)}
        provenance={provenance}
        map={
          printMap && {
            content: { title, subtitle, legend, ...words, north: report.north },
            box: null,
            printMap,
          }
        }
      />
    </Dialog>
  );
}
