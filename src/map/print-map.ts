// The map as a picture for paper. A page may have one WebGL context, so the live map is
// laid out as large as the paper for a moment, by day, at the resolution of print, read
// back right after it was drawn, and put back; a still of it covers the change. One
// drawing, not tiles put together: names would be cut where tiles meet. Where the device
// can't draw that large, MapLibre lowers the resolution, and the picture is smaller.

import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Bbox } from '#core/units.ts';

export interface PrintRequest {
  /** What must be on it; null: what the map shows. */
  readonly box: Bbox | null;
  /** On paper. */
  readonly widthMillimetres: number;
  readonly heightMillimetres: number;
  readonly dotsPerInch: number;
  readonly signal?: AbortSignal;
}

export interface MapPicture {
  /** The owner closes it. */
  readonly image: ImageBitmap;
  /** What it shows. */
  readonly box: Bbox;
  /** On the ground, across the middle of the picture. */
  readonly widthMetres: number;
}

export type PrintMap = (request: PrintRequest) => Promise<MapPicture>;

/** Why there is no picture. */
export class PrintError extends Error {
  override readonly name = 'PrintError';
  readonly code: 'no_map' | 'too_slow';
  constructor(code: 'no_map' | 'too_slow', message: string) {
    super(message);
    this.code = code;
  }
}

const millimetresPerInch = 25.4;
/** Sizes in a style are CSS pixels, 96 to the inch: on paper a name is as large as it says. */
const cssPixelsPerInch = 96;
const patienceMilliseconds = 120_000;

/** `dress` gives the map its look for print, `undress` the one of the screen. */
export interface Wardrobe {
  readonly dress: () => void;
  readonly undress: () => void;
}

export async function printMap(
  map: MapLibreMap,
  request: PrintRequest,
  { dress, undress }: Wardrobe,
): Promise<MapPicture> {
  request.signal?.throwIfAborted();
  const container = map.getContainer();
  const before = { center: map.getCenter(), zoom: map.getZoom(), style: container.style.cssText };
  const box = request.box ?? boxOf(map);
  const limit = AbortSignal.timeout(patienceMilliseconds);
  const signal = request.signal ? AbortSignal.any([request.signal, limit]) : limit;
  const cover = await coverWithStill(map);
  try {
    const pixels = (millimetres: number) =>
      `${(millimetres / millimetresPerInch) * cssPixelsPerInch}px`;
    Object.assign(container.style, {
      inset: '0 auto auto 0',
      width: pixels(request.widthMillimetres),
      height: pixels(request.heightMillimetres),
    });
    map.setPixelRatio(request.dotsPerInch / cssPixelsPerInch);
    dress();
    const [west, south, east, north] = box;
    map.fitBounds([west, south, east, north], { animate: false });
    await happened(map, 'idle', signal);
    const image = await still(map, signal);
    return { image, box: boxOf(map), widthMetres: widthOf(map) };
  } catch (error) {
    if (!limit.aborted) throw error;
    throw new PrintError('too_slow', 'The map was not drawn within two minutes.');
  } finally {
    container.style.cssText = before.style;
    // The published type leaves out null, which follows the screen again.
    map.setPixelRatio(null as unknown as number);
    undress();
    map.jumpTo({ center: before.center, zoom: before.zoom });
    map.once('idle', () => cover.remove());
  }
}

function boxOf(map: MapLibreMap): Bbox {
  const bounds = map.getBounds();
  return [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
}

function widthOf(map: MapLibreMap): number {
  const { clientWidth, clientHeight } = map.getContainer();
  const left = map.unproject([0, clientHeight / 2]);
  return left.distanceTo(map.unproject([clientWidth, clientHeight / 2]));
}

/** Resolves with the next event of a name. */
function happened(map: MapLibreMap, name: 'idle' | 'render', signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      map.off(name, done);
      reject(signal.reason);
    };
    const done = () => {
      signal.removeEventListener('abort', stop);
      resolve();
    };
    if (signal.aborted) return reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    map.once(name, done);
    map.triggerRepaint();
  });
}

/** The drawing buffer is only there until the browser shows it, so it is copied in the event itself. */
function still(map: MapLibreMap, signal: AbortSignal): Promise<ImageBitmap> {
  let copy: Promise<ImageBitmap> | null = null;
  const take = () => {
    copy = createImageBitmap(map.getCanvas());
  };
  map.once('render', take);
  return happened(map, 'render', signal).then(
    () => copy ?? Promise.reject(new PrintError('no_map', 'The map was not drawn.')),
  );
}

/** Lays a copy of what is seen over the map, so that nothing is seen to jump. */
async function coverWithStill(map: MapLibreMap): Promise<HTMLCanvasElement> {
  const image = await still(map, AbortSignal.timeout(patienceMilliseconds));
  const cover = document.createElement('canvas');
  cover.width = image.width;
  cover.height = image.height;
  cover.className = 'map-still';
  cover.setAttribute('aria-hidden', 'true');
  cover.getContext('2d')?.drawImage(image, 0, 0);
  image.close();
  map.getContainer().after(cover);
  return cover;
}
