// Tree: see product.md.

import type { Area, AreaLoad } from '#api/area.ts';
import type { MapScene, SceneActions } from '#map/scene.ts';
import { useSheet } from '#state/store.ts';
import { Sheet } from '#ui/sheet.tsx';

interface TreeViewProps {
  readonly load: AreaLoad;
  readonly showScene: (scene: MapScene, area: Area, actions?: SceneActions) => void;
}

export function TreeView({ load }: TreeViewProps) {
  return (
    <Sheet {...useSheet()} page="tree" header={null}>
      {load.kind}
    </Sheet>
  );
}
