// What is taken away and brought in, one tap away; each is loaded when it is asked for.

import fileDown from 'lucide/dist/esm/icons/file-down.mjs';
import fileUp from 'lucide/dist/esm/icons/file-up.mjs';
import printer from 'lucide/dist/esm/icons/printer.mjs';
import { lazy, Suspense, useState } from 'react';
import type { Area } from '#api/area.ts';
import { useApp } from '#state/store.ts';
import { Button } from '#ui/button.tsx';
import { usePlannerTexts } from '#ui/texts/planner/use-planner-texts.ts';
import type { PanelProps } from '#views/planner/question/use-planner.ts';

const ExportDialog = lazy(async () => ({
  default: (await import('./export-dialog.tsx')).ExportDialog,
}));
const ImportDialog = lazy(async () => ({
  default: (await import('./import-dialog.tsx')).ImportDialog,
}));
const ReportDialog = lazy(async () => ({
  default: (await import('#views/planner/report/report-dialog.tsx')).ReportDialog,
}));

export function ExchangeBar({ planner }: PanelProps) {
  const { entry } = usePlannerTexts().exchange;
  const [open, setOpen] = useState<'export' | 'report' | 'import' | null>(null);
  const close = () => setOpen(null);
  const { area, question, plan, scenario } = planner;
  return (
    <fieldset className="button-row">
      <legend className="visually-hidden">{entry.group}</legend>
      <Button icon={fileDown} onClick={() => setOpen('export')}>
        {entry.taking}
      </Button>
      <Button icon={printer} onClick={() => setOpen('report')}>
        {entry.report}
      </Button>
      <Button icon={fileUp} onClick={() => setOpen('import')}>
        {entry.bringing}
      </Button>
      <Suspense>
        {open === 'export' && <ExportDialog planner={planner} onClose={close} />}
        {open === 'report' && <ReportDialog planner={planner} onClose={close} />}
        {open === 'import' && (
          <ImportDialog
            area={area}
            profile={question.profile}
            kinds={['stations', 'demand']}
            stations={plan.stations}
            edits={scenario.edits.length}
            onClose={close}
          />
        )}
      </Suspense>
    </fieldset>
  );
}

/** Where an area has no demand, one's own is all there can be. */
export function ImportDemand({ area }: { readonly area: Area }) {
  const { entry } = usePlannerTexts().exchange;
  const profile = useApp((state) => state.view.profile);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button icon={fileUp} onClick={() => setOpen(true)}>
        {entry.importDemand}
      </Button>
      <Suspense>
        {isOpen && (
          <ImportDialog
            area={area}
            profile={profile}
            kinds={['demand']}
            stations={area.stations}
            edits={0}
            onClose={() => setOpen(false)}
          />
        )}
      </Suspense>
    </>
  );
}
