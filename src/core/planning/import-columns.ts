// Which column holds what. Guessed from the names people give their columns, in Chinese
// and English, and always shown, because a guess may be wrong.

import type { DemandWeight } from '#core/demand.ts';

/** `candidates`: places where a station could be. */
export type ImportKind = 'stations' | 'demand' | 'candidates';

export type ImportField =
  | 'lng'
  | 'lat'
  /** Both in one cell, `121.25,31.38`. */
  | 'position'
  | 'id'
  | 'name'
  | 'address'
  | 'opening_hours'
  | 'services'
  | DemandWeight;

const placeFields = ['lng', 'lat', 'position'] as const;
export const importFields: Readonly<Record<ImportKind, readonly ImportField[]>> = {
  stations: ['name', ...placeFields, 'id', 'address', 'opening_hours', 'services'],
  demand: [...placeFields, 'residents', 'residents_in_service_area', 'order_origins', 'id'],
  candidates: [...placeFields, 'name', 'id'],
};

/** Column of each field, by its index; null: none. */
export type ColumnMap = Readonly<Partial<Record<ImportField, number | null>>>;

const names: Readonly<Record<ImportField, readonly string[]>> = {
  lng: ['lng', 'lon', 'long', 'longitude', 'x', '经度', '经', 'jd', 'jingdu'],
  lat: ['lat', 'latitude', 'y', '纬度', '纬', 'wd', 'weidu'],
  position: ['经纬度', '坐标', '位置坐标', '经纬', 'lnglat', 'lonlat', 'position', 'coordinates'],
  id: ['id', '编号', '编码', '序号', 'code', 'no', 'ref'],
  name: ['name', '名称', '站点名称', '站点', '驿站名称', '点位名称', '名字', 'title'],
  address: ['address', '地址', '详细地址', '位置', 'addr'],
  opening_hours: ['openinghours', 'hours', '开放时间', '营业时间', '服务时间', '时间'],
  services: ['services', '服务', '服务项目', '服务内容', '设施'],
  residents: ['residents', 'population', 'pop', '人口', '居民', '居民数', '常住人口', '人数'],
  residents_in_service_area: ['residentsinservicearea', '服务区内居民', '服务区人口'],
  order_origins: ['orderorigins', 'orders', '订单', '订单数', '订单量', '单量'],
};

/** Without spaces, marks and what stands in brackets: `经度 (WGS84)` is `经度`. */
const plainName = (column: string) =>
  column
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\(.*?\)|\[.*?\]/g, '')
    .replaceAll(/[^\p{Letter}\p{Number}]/gu, '');

/** Each column is taken once; the first name in a list that is found wins. */
export function guessColumns(kind: ImportKind, columns: readonly string[]): ColumnMap {
  const plain = columns.map(plainName);
  const taken = new Set<number>();
  const guessed: [ImportField, number | null][] = importFields[kind].map((field) => {
    const found = names[field]
      .map((name) => plain.findIndex((column, i) => column === name && !taken.has(i)))
      .find((i) => i >= 0);
    if (found !== undefined) taken.add(found);
    return [field, found ?? null];
  });
  return Object.fromEntries(guessed);
}

/** Ways to meet a need; each is a list of fields that have to be there together. */
export type ImportNeed = readonly (readonly ImportField[])[];

const position: ImportNeed = [['lng', 'lat'], ['position']];
const needs: Readonly<Record<ImportKind, readonly ImportNeed[]>> = {
  stations: [[['name']], position, [['opening_hours']]],
  demand: [position, [['residents'], ['residents_in_service_area'], ['order_origins']]],
  candidates: [position],
};

/** What is still needed before rows can be read. */
export function missingFields(kind: ImportKind, map: ColumnMap): readonly ImportNeed[] {
  const has = (field: ImportField) => map[field] !== undefined && map[field] !== null;
  return needs[kind].filter((ways) => !ways.some((fields) => fields.every(has)));
}
