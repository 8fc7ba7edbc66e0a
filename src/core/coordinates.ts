// The coordinate systems of Chinese maps. Everything here is kept in WGS-84;
// GCJ-02 (Amap, Tencent, Apple in the mainland) and BD-09 (Baidu) exist only in a
// link or an import, half a kilometre to a kilometre away. Outside China GCJ-02 is
// WGS-84. gcoord does the arithmetic; it gets arrays only, as it changes objects.

import gcoord from 'gcoord';
import type { Bd09, Gcj02, LngLat } from './units.ts';

export const toGcj02 = ([lng, lat]: LngLat): Gcj02 =>
  gcoord.transform([lng, lat], gcoord.WGS84, gcoord.GCJ02) as unknown as Gcj02;

export const toBd09 = ([lng, lat]: LngLat): Bd09 =>
  gcoord.transform([lng, lat], gcoord.WGS84, gcoord.BD09) as unknown as Bd09;

/** Within 0.2 m of the point that `toGcj02` was given. */
export const fromGcj02 = ([lng, lat]: Gcj02): LngLat =>
  gcoord.transform([lng, lat], gcoord.GCJ02, gcoord.WGS84) as unknown as LngLat;

/** Within 1 m of the point that `toBd09` was given. */
export const fromBd09 = ([lng, lat]: Bd09): LngLat =>
  gcoord.transform([lng, lat], gcoord.BD09, gcoord.WGS84) as unknown as LngLat;
