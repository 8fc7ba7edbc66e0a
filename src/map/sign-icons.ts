// The sign beside the name of a landmark, by its kind. Areas and waters have none.

import camera from 'lucide/dist/esm/icons/camera.mjs';
import church from 'lucide/dist/esm/icons/church.mjs';
import cross from 'lucide/dist/esm/icons/cross.mjs';
import graduationCap from 'lucide/dist/esm/icons/graduation-cap.mjs';
import landmark from 'lucide/dist/esm/icons/landmark.mjs';
import shoppingBag from 'lucide/dist/esm/icons/shopping-bag.mjs';
import trainFront from 'lucide/dist/esm/icons/train-front.mjs';
import treeDeciduous from 'lucide/dist/esm/icons/tree-deciduous.mjs';
import type { LabelKind } from '#core/basemap.ts';
import type { IconNode } from '#core/icon.ts';

export const signIcons = {
  landmark: camera,
  culture: landmark,
  worship: church,
  hospital: cross,
  school: graduationCap,
  mall: shoppingBag,
  station: trainFront,
  park: treeDeciduous,
} as const satisfies Partial<Record<LabelKind, IconNode>>;

export type SignKind = keyof typeof signIcons;
