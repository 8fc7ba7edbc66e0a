// Voice: see product.md.

import type { Area, AreaLoad } from '#api/area.ts';
import type { MapScene, SceneActions } from '#map/scene.ts';
import { useSheet } from '#state/store.ts';
import { Sheet } from '#ui/sheet.tsx';

interface VoiceViewProps {
  readonly load: AreaLoad;
  readonly showScene: (scene: MapScene, area: Area, actions?: SceneActions) => void;
}

export function VoiceView({ load }: VoiceViewProps) {
  return (
    <Sheet {...useSheet()} page="voice" header={null}>
      {load.kind}
    </Sheet>
  );
}
