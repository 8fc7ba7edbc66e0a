// An icon is data: the nodes of a 24×24 stroke drawing, as Lucide publishes them.
// The panel, the map and the printed sign each turn them into their own medium.

export type IconNode = readonly (readonly [
  tag: string,
  attributes: Readonly<Record<string, string | number>>,
])[];
