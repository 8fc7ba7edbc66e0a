// One quiet line when there is no map: it can't be drawn here, or the device saves
// data and the map waits for a tap.

import mapIcon from 'lucide/dist/esm/icons/map.mjs';
import { setMap, useApp } from '#state/store.ts';
import { Button } from '#ui/button.tsx';
import { useTexts } from '#ui/texts/text-context.tsx';

export function MapState() {
  const { map: texts } = useTexts();
  const map = useApp((state) => state.map);
  if (map === 'failed') return <p className="small muted map-state">{texts.unavailable}</p>;
  if (map !== 'off') return null;
  return (
    <div className="map-state left-out">
      <p className="small muted">{texts.saveData}</p>
      <Button icon={mapIcon} onClick={() => setMap('loading')}>
        {texts.show}
      </Button>
    </div>
  );
}
