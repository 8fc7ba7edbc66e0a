// Paper, and what a map on paper needs: its size, and a scale bar of a round length.

export const paperSizes = ['A4', 'A3'] as const;
export type PaperSize = (typeof paperSizes)[number];
export type Orientation = 'portrait' | 'landscape';

export interface Paper {
  readonly size: PaperSize;
  readonly orientation: Orientation;
}

/** ISO 216, millimetres, upright. */
const sizes: Readonly<Record<PaperSize, readonly [number, number]>> = {
  A4: [210, 297],
  A3: [297, 420],
};

export const marginMillimetres = 10;

/** Width and height in millimetres. */
export function sheetOf({ size, orientation }: Paper): readonly [width: number, height: number] {
  const [short, long] = sizes[size];
  return orientation === 'portrait' ? [short, long] : [long, short];
}

export interface ScaleBar {
  readonly metres: number;
  readonly millimetres: number;
}

/** The longest bar of 1, 2 or 5 times a power of ten metres within `most` millimetres. */
export function scaleBar(metresPerMillimetre: number, most: number): ScaleBar {
  const reach = metresPerMillimetre * most;
  const power = 10 ** Math.floor(Math.log10(reach));
  const metres = ([5, 2].find((factor) => factor * power <= reach) ?? 1) * power;
  return { metres, millimetres: metres / metresPerMillimetre };
}

/** How an entry of a legend looks: never by colour alone. */
export interface LegendEntry {
  readonly label: string;
  readonly shape: 'disc' | 'ring' | 'line' | 'fill';
  readonly colour: string;
}
