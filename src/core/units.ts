// Units of the domain. Seconds, metres and instants are branded numbers, so that
// one cannot pass for another; coordinates are [lng, lat] and carry their
// coordinate system in the type: GCJ-02 and BD-09 can't reach a map or a graph.

declare const unit: unique symbol;
declare const crs: unique symbol;

export type Seconds = number & { readonly [unit]: 's' };
export type Metres = number & { readonly [unit]: 'm' };
/** Milliseconds since 1970-01-01T00:00Z. */
export type Instant = number & { readonly [unit]: 'instant' };

/** WGS-84 degrees. A bare pair counts as WGS-84; the other systems never do. */
export type LngLat = readonly [lng: number, lat: number] & { readonly [crs]?: 'wgs84' };
/** GCJ-02 degrees (Amap, Tencent). */
export type Gcj02 = readonly [lng: number, lat: number] & { readonly [crs]: 'gcj02' };
/** BD-09 degrees (Baidu). */
export type Bd09 = readonly [lng: number, lat: number] & { readonly [crs]: 'bd09' };

/** West, south, east, north in WGS-84 degrees. */
export type Bbox = readonly [west: number, south: number, east: number, north: number];

export const seconds = (n: number) => n as Seconds;
export const metres = (n: number) => n as Metres;
export const instant = (n: number) => n as Instant;

/** A text in the languages of the product; Chinese is always there. */
export interface Localized {
  readonly zh: string;
  readonly en?: string | undefined;
}

export type Language = 'zh' | 'en';
export const localized = (text: Localized, language: Language): string => text[language] ?? text.zh;
