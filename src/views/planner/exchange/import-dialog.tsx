// Own stations, demand or places for stations: stations become edits of the scenario, in one
// step; demand takes the place of that of the area for this visit, places are to choose from.

import { useMemo, useState } from 'react';
import { type Area, streetsOf } from '#api/area.ts';
import { dayOf, formatDate, localMinuteOf } from '#core/local-time.ts';
import type { ImportKind } from '#core/planning/import-columns.ts';
import { mostEdits } from '#core/planning/scenario.ts';
import { editThatAdds } from '#core/planning/scenario-edits.ts';
import type { Station } from '#core/station.ts';
import type { ProfileName } from '#core/streets/profile.ts';
import { setOwnCandidates, setOwnDemand, setPreview } from '#state/imported.ts';
import { editPlan } from '#state/plan.ts';
import { changeView, useApp } from '#state/store.ts';
import { Dialog } from '#ui/dialog.tsx';
import { Segmented } from '#ui/segmented.tsx';
import { usePlannerTexts } from '#ui/texts/planner/use-planner-texts.ts';
import { useTexts } from '#ui/texts/text-context.tsx';
import { checksumOf } from './checksum.ts';
import { type Imported, ImportPanel } from './import-panel.tsx';
import { streetSnaps } from './street-snaps.ts';
import type { ImportSetting } from './use-import.ts';

interface ImportDialogProps {
  readonly area: Area;
  readonly profile: ProfileName;
  /** What may come in; the first is on offer. */
  readonly kinds: readonly ImportKind[];
  /** Whose ids are taken. */
  readonly stations: readonly Station[];
  /** That the scenario has. */
  readonly edits: number;
  readonly onClose: () => void;
}

export function ImportDialog(props: ImportDialogProps) {
  const { close } = useTexts();
  const { bringing, entry } = usePlannerTexts().exchange;
  const { kinds, area, onClose } = props;
  const [kind, setKind] = useState<ImportKind>(kinds[0] ?? 'demand');
  const setting = useSetting(kind, props);
  const bring = (imported: Imported) => {
    take(imported, area.manifest.id);
    onClose();
  };
  return (
    <Dialog title={bringing.title[kind]} closeLabel={close} onClose={onClose} tall>
      <div className="stack-large">
        {kinds.length > 1 && (
          <Segmented
            legend={entry.what}
            options={kinds.map((value) => ({ value, label: entry.kinds[value] }))}
            value={kind}
            onChange={setKind}
          />
        )}
        <p>{entry.becomes[kind]}</p>
        <ImportPanel key={kind} setting={setting} onPreview={setPreview} onImport={bring} />
      </div>
    </Dialog>
  );
}

function useSetting(
  kind: ImportKind,
  { area: { manifest }, profile, stations, edits }: ImportDialogProps,
): ImportSetting {
  const now = useApp((state) => state.now);
  const today = formatDate(dayOf(localMinuteOf(now, manifest.utcOffsetMinutes)));
  return useMemo(() => {
    const streets = streetsOf(manifest);
    return {
      kind,
      area: manifest.bbox,
      takenIds: new Set(kind === 'stations' ? stations.map(({ id }) => id) : []),
      ...(kind === 'stations' && { most: Math.max(0, mostEdits - edits) }),
      today,
      snapMetres: streetSnaps({ streets, profile }),
    };
  }, [kind, manifest, profile, stations, edits, today]);
}

function take({ kind, source, rows }: Imported, area: string): void {
  if (kind === 'stations') {
    editPlan(...rows.map(editThatAdds));
    changeView({ tab: 'plan' });
  } else if (kind === 'demand') {
    const version = checksumOf(new TextEncoder().encode(JSON.stringify(rows)));
    setOwnDemand({ area, source, version, points: rows });
  } else setOwnCandidates({ area, source, places: rows });
}
