// The areas that the server has, from its index.

import { queryOptions } from '@tanstack/react-query';
import { areaIndex } from '#core/area.ts';
import { loadJson } from './load-json.ts';

export const servedAreasQuery = queryOptions({
  queryKey: ['served areas'],
  queryFn: ({ signal }) => loadJson('/areas/index.json', areaIndex, signal),
});
