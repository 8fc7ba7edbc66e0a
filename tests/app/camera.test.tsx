// The camera of a view: one command for each new subject, never one that the map has had.

import { renderHook } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { LngLat } from '#core/units.ts';
import { useCamera } from '#map/use-camera.ts';

const points: LngLat[] = [
  [121.2, 31.4],
  [121.3, 31.3],
];
const room = { margin: 40, coveredPixels: () => 300 };
const look = (subject: string, at = points) =>
  renderHook(({ subject, at }) => useCamera(subject, at, room), {
    initialProps: { subject, at },
  });

test('it holds all points, clear of the panel, the brand and the buttons', () => {
  expect(look('area').result.current).toMatchObject({
    fit: [121.2, 31.3, 121.3, 31.4],
    padding: { top: 84, right: 84, bottom: 340, left: 40 },
  });
});

test('it moves for another subject, and for nothing else', () => {
  const { result, rerender } = look('area');
  const first = result.current;
  rerender({ subject: 'area', at: [...points, [121.4, 31.5]] });
  expect(result.current).toBe(first);
  rerender({ subject: 'station', at: points });
  expect(result.current?.id).not.toBe(first?.id);
});

test('the next view gives a command of its own, though it is its first', () => {
  const before = look('area').result.current;
  expect(look('area').result.current?.id).not.toBe(before?.id);
});

test('without points it stays where it is', () => {
  expect(look('area', []).result.current).toBeNull();
});
