// One MapLibre map, driven by props: the style when the look changes, the data of those
// sources whose part of the scene changed, each camera command once. It draws when
// something changed and is idle otherwise.

import {
  addProtocol,
  type GeoJSONSource,
  Map as MapLibreMap,
  ScaleControl,
  setWorkerUrl,
  type TransformStyleFunction,
} from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { Bbox } from '#core/units.ts';
import { drawingOf, rasterize } from './marker.ts';
import { listenForMoves } from './moving.ts';
import { listenForPicks } from './picking.ts';
import { pours } from './pour.ts';
import { type PrintMap, printMap } from './print-map.ts';
import { lowestZoomFor, roomAround } from './room.ts';
import type { MapCanvasProps, MapScene } from './scene.ts';
import { buildStyle, type SceneSource, sceneSources } from './style.ts';
import { archiveProtocol, archiveScheme } from './tile-archives.ts';

setWorkerUrl(workerUrl);
addProtocol(archiveScheme, archiveProtocol());

export interface LiveMap {
  readonly update: (props: MapCanvasProps) => void;
  readonly zoomBy: (levels: number) => void;
  readonly print: PrintMap;
  readonly close: () => void;
}

export interface LiveMapEvents {
  readonly onIdle: () => void;
  /** The context was lost and has not come back within two seconds. */
  readonly onLost: () => void;
}

const lostAfterMilliseconds = 2000;
const styleOf = ({ basemapUrl, bbox, theme, language, scale, texts }: MapCanvasProps) =>
  buildStyle({ basemapUrl, bbox, theme, language, scale, minutes: texts.minutes });
/** Paper is white, and read in the hand. */
const onPaper = (props: MapCanvasProps): MapCanvasProps => ({ ...props, theme: 'day', scale: 1 });
/** More than the usual 4,096, for a page of A3 at 300 dpi. */
const maxCanvasSize: [number, number] = [8192, 8192];

/** Opens a map in an empty element. Throws `GPUInitializationError` without WebGL2. */
export function openMap(
  container: HTMLElement,
  first: MapCanvasProps,
  events: LiveMapEvents,
): LiveMap {
  let props = first;
  const { bbox } = first;
  const start = first.scene.camera;
  const map = new MapLibreMap({
    container,
    style: styleOf(first),
    bounds: box(start?.fit ?? bbox),
    ...(start && { fitBoundsOptions: fitting(start, container) }),
    maxBounds: box(roomAround(bbox)),
    minZoom: lowestZoomFor(bbox, container),
    maxZoom: 18,
    attributionControl: false,
    dragRotate: false,
    touchPitch: false,
    pitchWithRotate: false,
    renderWorldCopies: false,
    fadeDuration: 150,
    maxCanvasSize,
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new ScaleControl({ maxWidth: 96, unit: 'metric' }), 'bottom-left');
  const canvas = map.getCanvas();
  // It answers to keys of its own; the landmark is the part of the page around it.
  canvas.setAttribute('role', 'application');
  canvas.setAttribute('aria-label', first.texts.label);

  const pour = pourer(map);
  map.on('style.load', () => {
    pour.forget();
    pour.all(props.scene);
  });
  drawMissingImages(map, () => Math.ceil(map.getPixelRatio() * props.scale));
  listenForPicks(map, (pick) => props.onPick(pick));
  listenForMoves(map, () => props.onMove);
  map.once('idle', events.onIdle);
  let isPrinting = false;
  /** One picture at a time. */
  let turn: Promise<unknown> = Promise.resolve();
  /** Anew, and not as a difference: the markers are drawn again, as fine as they are shown. */
  const wear = (look: MapCanvasProps) =>
    map.setStyle(styleOf(look), { diff: false, transformStyle: keepScene });
  watchContext(map, events.onLost);

  return {
    update(next) {
      const before = props;
      props = next;
      // What is new is shown when the map is back from the printer.
      if (isPrinting) return;
      canvas.setAttribute('aria-label', next.texts.label);
      if (looksDifferent(before, next)) map.setStyle(styleOf(next), { transformStyle: keepScene });
      pour.all(next.scene);
      const { camera } = next.scene;
      if (camera && camera.id !== before.scene.camera?.id) {
        map.fitBounds(box(camera.fit), fitting(camera, container));
      }
    },
    zoomBy: (levels) => {
      map.zoomTo(Math.round(map.getZoom() * 2) / 2 + levels);
    },
    print(request) {
      const mine = turn.then(async () => {
        isPrinting = true;
        try {
          return await printMap(map, request, {
            dress: () => wear(onPaper(props)),
            undress: () => wear(props),
          });
        } finally {
          isPrinting = false;
        }
      });
      turn = mine.catch(() => undefined);
      return mine;
    },
    close: () => map.remove(),
  };
}

const box = ([west, south, east, north]: Bbox): [number, number, number, number] => [
  west,
  south,
  east,
  north,
];

/** Padding that leaves at least a third of the map, whatever the panels cover. */
function fitting(
  { padding, maxZoom = 16.5, bearing }: NonNullable<MapScene['camera']>,
  { clientWidth, clientHeight }: HTMLElement,
) {
  const share = (sum: number, whole: number) => Math.min(1, (whole * 2) / 3 / Math.max(1, sum));
  const across = share(padding.left + padding.right, clientWidth);
  const down = share(padding.top + padding.bottom, clientHeight);
  return {
    maxZoom,
    ...(bearing !== undefined && { bearing }),
    duration: 500,
    padding: {
      left: padding.left * across,
      right: padding.right * across,
      top: padding.top * down,
      bottom: padding.bottom * down,
    },
  };
}

const looksDifferent = (a: MapCanvasProps, b: MapCanvasProps) =>
  a.basemapUrl !== b.basemapUrl ||
  a.theme !== b.theme ||
  a.language !== b.language ||
  a.scale !== b.scale ||
  a.texts.minutes !== b.texts.minutes ||
  a.bbox.some((edge, i) => edge !== b.bbox[i]);

/** A new look keeps what was poured, so that nothing blinks. */
const keepScene: TransformStyleFunction = (previous, next) => {
  const sources = { ...next.sources };
  for (const id of sceneSources) {
    const poured = previous?.sources[id];
    if (poured) sources[id] = poured;
  }
  return { ...next, sources };
};

const untold = 255;

/** Pours a scene, leaving alone each source whose part of it is the same as before. */
function pourer(map: MapLibreMap) {
  const poured = new Map<SceneSource, readonly unknown[]>();
  let told = new Uint8Array();
  /** A new look of a point is told as feature state: nothing is sent to the worker of the map. */
  const tellLooks = ({ planning }: MapScene) => {
    if (!planning || !map.getSource('demand')) return;
    const { looks, demand } = planning;
    if (told.length !== demand.length) told = new Uint8Array(demand.length).fill(untold);
    for (let id = 0; id < told.length; id++) {
      const look = looks[id] ?? untold;
      if (look === told[id]) continue;
      told[id] = look;
      map.setFeatureState({ source: 'demand', id }, { look });
    }
  };
  return {
    forget: () => {
      poured.clear();
      told = new Uint8Array();
    },
    all(scene: MapScene) {
      for (const id of sceneSources) {
        const from = pours[id].from(scene);
        const source = map.getSource<GeoJSONSource>(id);
        if (!source || poured.get(id)?.every((part, i) => part === from[i])) continue;
        poured.set(id, from);
        source.setData(pours[id].data(scene));
      }
      tellLooks(scene);
    },
  };
}

function drawMissingImages(map: MapLibreMap, resolution: () => number) {
  map.setMissingStyleImageResolver(async (id) => {
    const drawing = drawingOf(id);
    if (!drawing) return;
    const pixelRatio = resolution();
    const image = await rasterize(drawing, pixelRatio);
    if (!map.hasImage(id)) map.addImage(id, image, { pixelRatio });
  });
}

/** A page in the background may lose its context and have it back when it is seen again. */
function watchContext(map: MapLibreMap, onLost: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = () => clearTimeout(timer);
  const wait = () => {
    timer = setTimeout(() => (document.hidden ? wait() : onLost()), lostAfterMilliseconds);
  };
  map.on('webglcontextlost', wait);
  map.on('webglcontextrestored', stop);
  map.on('remove', stop);
}
