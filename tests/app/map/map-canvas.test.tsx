// Without WebGL2 the map says so, once, and leaves the page alone.

import { render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { MapCanvas } from '#map/map-canvas.tsx';
import type { MapStatus } from '#map/scene.ts';

test('where WebGL2 is missing the map reports a failure and throws nothing', () => {
  const warning = vi.spyOn(console, 'warn').mockImplementation(() => {});
  const statuses: MapStatus[] = [];
  const { unmount } = render(
    <MapCanvas
      basemapUrl="/areas/jiading/basemap.geojson"
      bbox={[121.22, 31.36, 121.26, 31.4]}
      scene={{
        stations: [],
        selected: null,
        here: null,
        route: null,
        catchment: null,
        camera: null,
      }}
      theme="day"
      language="zh"
      scale={1}
      texts={{ label: '地图', notice: '示意图', minutes: '分钟', zoomIn: '放大', zoomOut: '缩小' }}
      onPick={() => {}}
      onStatus={(status) => statuses.push(status)}
    />,
  );
  expect(statuses).toEqual(['loading', 'failed']);
  expect(warning).toHaveBeenCalledOnce();
  expect(screen.getByText('示意图')).toBeTruthy();
  screen.getByRole('button', { name: '放大' }).click();
  unmount();
});
