// An area that was built from a map alone: what works, what does not, and who can help.

import search from 'lucide/dist/esm/icons/search.mjs';
import { type AreaManifest, isKeptId } from '#core/area.ts';
import { localized } from '#core/units.ts';
import { useApp } from '#state/store.ts';
import { Button } from '#ui/button.tsx';
import { useTexts } from '#ui/texts/text-context.tsx';

interface NoStationsProps {
  readonly manifest: AreaManifest;
  readonly onPick: () => void;
}

export function NoStations({ manifest, onPick }: NoStationsProps) {
  const { map, noStations } = useTexts();
  const language = useApp((state) => state.view.lang);
  return (
    <section className="card stack">
      <h2 className="locate-title">{noStations.title}</h2>
      <p>{noStations.hint(localized(manifest.name, language))}</p>
      <div className="row-wrap">
        <Button size="large" icon={search} onClick={onPick}>
          {noStations.find}
        </Button>
      </div>
      {!isKeptId(manifest.id) && <p className="small muted">{noStations.operator}</p>}
      <p className="facts">{map.dataDate(manifest.dataDate)}</p>
    </section>
  );
}
