// Programmes: see product.md.

import type { Area, AreaLoad } from '#api/area.ts';
import type { MapScene, SceneActions } from '#map/scene.ts';
import { useSheet } from '#state/store.ts';
import { Sheet } from '#ui/sheet.tsx';

interface ProgrammesViewProps {
  readonly load: AreaLoad;
  readonly showScene: (scene: MapScene, area: Area, actions?: SceneActions) => void;
}

export function ProgrammesView({ load }: ProgrammesViewProps) {
  return (
    <Sheet {...useSheet()} page="programmes" header={null}>
      {load.kind}
    </Sheet>
  );
}
