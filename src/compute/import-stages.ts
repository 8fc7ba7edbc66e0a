// How far an import is, as one share from 0 to 1: each stage takes its part of it, about as
// long as it takes of the time.

/** In their order. */
const ends = { relation: 0.03, way: 0.17, node: 0.27, ground: 0.5, pack: 1 } as const;

export type ImportStage = keyof typeof ends;

const stages = Object.keys(ends) as ImportStage[];
const startOf = (stage: ImportStage) => {
  const before = stages[stages.indexOf(stage) - 1];
  return before === undefined ? 0 : ends[before];
};

/** `part`: how far the stage is, from 0 to 1. */
export const shareAt = (stage: ImportStage, part: number): number =>
  startOf(stage) + (ends[stage] - startOf(stage)) * Math.min(1, part);

/** The stage under way when so much is done. */
export const stageAt = (share: number): ImportStage =>
  stages.find((stage) => share < ends[stage]) ?? 'pack';
