// What a view asks the map to show, as plain data. A view makes a scene from its
// state and the data it has; the canvas pours it into MapLibre. References that
// did not change are not poured again.

import type { FeatureCollection, LineString, MultiLineString, MultiPolygon } from 'geojson';
import type { OpenState } from '#core/hours/opening.ts';
import type { StationKind } from '#core/station.ts';
import type { Bbox, Language, LngLat } from '#core/units.ts';
import type { PrintMap } from './print-map.ts';

export interface SceneStation {
  readonly id: string;
  readonly at: LngLat;
  readonly name: string;
  readonly kind: StationKind;
  readonly state: OpenState;
  /** False: left out by the filters; drawn small and pale. */
  readonly matches: boolean;
  /** Position in the list, 1 first; null: not ranked. */
  readonly rank: number | null;
}

/** What may have become of a demand point, or of a street; `part-n`: its station's colour. */
export const demandLooks = [
  'near',
  'middle',
  'far',
  'out',
  'never',
  'unknown',
  'gained',
  'lost',
  'same',
  'one',
  'two',
  'more',
  'part-0',
  'part-1',
  'part-2',
  'part-3',
  'part-4',
  'part-5',
  'part-6',
  'part-7',
] as const;
export type DemandLook = (typeof demandLooks)[number];

export interface PlanningScene {
  /** Poured once for each reference; afterwards only points whose look changed are touched. */
  readonly demand: readonly { readonly at: LngLat; readonly weight: number }[];
  /** For each point an index into `demandLooks`. */
  readonly looks: Uint8Array;
  readonly streets: FeatureCollection<MultiLineString, { look: DemandLook }> | null;
  /** Proposed places for stations. */
  readonly sites: readonly { readonly id: string; readonly at: LngLat; readonly rank: number }[];
  /** Places nobody serves, the largest first. */
  readonly gaps: readonly { readonly at: LngLat; readonly label: string }[];
}

export interface MapScene {
  readonly stations: readonly SceneStation[];
  /** Id of a station; drawn larger and with its name. */
  readonly selected: string | null;
  /** Where the person is or said to be; drawn as a dot, with a disc of the accuracy. */
  readonly here: { readonly at: LngLat; readonly accuracyMetres: number | null } | null;
  readonly route: FeatureCollection<LineString> | null;
  /** Nested outlines, one feature for each cutoff, property `minutes`. */
  readonly catchment: FeatureCollection<MultiPolygon, { minutes: number }> | null;
  /** Only in a planner's scene. */
  readonly planning?: PlanningScene;
  /** A camera command is carried out once for each new `id`. */
  readonly camera: {
    readonly id: number;
    readonly fit: Bbox;
    /** Space covered by panels, CSS pixels. */
    readonly padding: { top: number; right: number; bottom: number; left: number };
    readonly maxZoom?: number;
    /** Degrees from north that are up; absent: as it is. */
    readonly bearing?: number;
  } | null;
}

export type ThemeName = 'day' | 'night' | 'glare';

export type Pick =
  | { readonly kind: 'station'; readonly id: string }
  | { readonly kind: 'site'; readonly id: string }
  | { readonly kind: 'place'; readonly at: LngLat };

/** A station under the finger on its way to another place; `done`: let go there. */
export interface Move {
  readonly id: string;
  readonly at: LngLat;
  readonly done: boolean;
}

/** What a view does with what happens on its map; without `onPick` a tap opens a station. */
export interface SceneActions {
  readonly onPick?: (pick: Pick) => void;
  readonly onMove?: (move: Move) => void;
  /** Gets what makes pictures of the map for paper; null: the map is gone. */
  readonly onPrinter?: (print: PrintMap | null) => void;
}

/** `failed`: WebGL2 is missing or was lost for good; the list goes on alone. */
export type MapStatus = 'loading' | 'idle' | 'failed';

/** What the map says in words; the view takes them from its catalogue. */
export interface MapTexts {
  /** Name of the map for a screen reader. */
  readonly label: string;
  /** Shown at the lower left of the map, 示意图 for a schematic area; null: nothing. */
  readonly notice: string | null;
  /** Follows the number of minutes on an outline: `5` + ` min`, `5` + `分钟`. */
  readonly minutes: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
}

/**
 * Props of the one map canvas of the page. The canvas fills its parent. Notice, scale bar and
 * zoom buttons keep clear of panels by the CSS properties `--map-inset-top`, `-right`, `-bottom`
 * and `-left` (lengths, default 0px) that the app sets on any ancestor.
 */
export interface MapCanvasProps {
  /** Address of the basemap: `….geojson` or `….pmtiles`. */
  readonly basemapUrl: string;
  readonly bbox: Bbox;
  readonly scene: MapScene;
  readonly theme: ThemeName;
  readonly language: Language;
  /** Factor on texts and markers: 1, or 1.35 with large text. */
  readonly scale: number;
  readonly texts: MapTexts;
  readonly onPick: (pick: Pick) => void;
  /** Absent: stations stay where they are. Called at most once a frame. */
  readonly onMove?: ((move: Move) => void) | undefined;
  readonly onPrinter?: ((print: PrintMap | null) => void) | undefined;
  readonly onStatus: (status: MapStatus) => void;
}
