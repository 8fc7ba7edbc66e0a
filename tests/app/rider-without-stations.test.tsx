// An area built from a map alone: it says that there are no stations, and what to do.

import { screen } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import { zh } from '#ui/texts/zh.ts';
import { openPage, playNetwork } from './rider-page.tsx';

const server = playNetwork();

test('an area without stations says so and offers its places, not conditions on nothing', async () => {
  const none = { type: 'FeatureCollection', features: [] };
  server.use(http.get('*/stations.geojson', () => HttpResponse.json(none)));
  openPage('?at=121.24735,31.38553');
  await screen.findByRole('heading', { name: zh.noStations.title });
  expect(screen.getByText(zh.noStations.hint('嘉定镇街道'))).toBeTruthy();
  expect(screen.getByText(zh.noStations.operator)).toBeTruthy();
  expect(screen.getByRole('button', { name: zh.noStations.find })).toBeTruthy();
  expect(screen.queryByText(zh.answer.empty)).toBeNull();
  expect(screen.queryByRole('button', { name: zh.answer.anyHours })).toBeNull();
});

test('data are called illustrative where the manifest says so', async () => {
  openPage('');
  expect(await screen.findByText(zh.provenance.illustrativeHint)).toBeTruthy();
});

test('real data are not called illustrative', async () => {
  const answer = await fetch('http://localhost:3000/areas/jiading/manifest.json');
  const { illustrative, ...real } = await answer.json();
  expect(illustrative).toBe(true);
  server.use(http.get('*/manifest.json', () => HttpResponse.json(real)));
  openPage('');
  await screen.findByText(zh.map.dataDate('2026-11-24'));
  expect(screen.queryByText(zh.provenance.illustrativeHint)).toBeNull();
});
