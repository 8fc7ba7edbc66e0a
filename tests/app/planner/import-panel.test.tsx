// Importing, as a person does it: a file, its coordinate system, a look, a decision.

import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { toGcj02 } from '#core/coordinates.ts';
import type { LngLat } from '#core/units.ts';
import { TextProvider } from '#ui/texts/text-context.tsx';
import { type Imported, ImportPanel } from '#views/planner/exchange/import-panel.tsx';
import { inSlices } from '#views/planner/exchange/in-slices.ts';
import { decodeText } from '#views/planner/exchange/read-file.ts';
import type { ImportSetting } from '#views/planner/exchange/use-import.ts';

afterEach(cleanup);

const street: LngLat = [121.25, 31.38];
/** One street, at one point: a degree is taken for 100 km. */
const snapMetres: ImportSetting['snapMetres'] = async (points) =>
  points.map(([lng, lat]) => {
    const metres = 100_000 * Math.hypot(lng - street[0], lat - street[1]);
    return metres > 300 ? Number.NaN : metres;
  });

function open(kind: ImportSetting['kind'] = 'stations') {
  const imported: Imported[] = [];
  const previews: (readonly LngLat[] | null)[] = [];
  const setting: ImportSetting = {
    kind,
    area: [121.2, 31.34, 121.3, 31.42],
    takenIds: new Set(),
    today: '2026-11-24',
    snapMetres,
  };
  const onImport = (one: Imported) => imported.push(one);
  const onPreview = (points: readonly LngLat[] | null) => previews.push(points);
  render(
    <TextProvider language="zh">
      <ImportPanel setting={setting} onPreview={onPreview} onImport={onImport} />
    </TextProvider>,
  );
  return { imported, previews };
}

const choose = (content: BlobPart, name = '站点.csv') =>
  fireEvent.change(screen.getByLabelText('选择文件', { selector: 'input' }), {
    target: { files: [new File([content], name)] },
  });
const button = (name: RegExp | string) => screen.findByRole('button', { name });

test('a file in GCJ-02 comes in as WGS-84, once the person says so', async () => {
  const { imported, previews } = open();
  const [lng, lat] = toGcj02(street);
  choose(`名称,经度,纬度,开放时间\n甲站,${lng},${lat},24/7\n`);
  const system = await screen.findByRole('radio', { name: /GCJ-02/ });
  for (const radio of screen.getAllByRole<HTMLInputElement>('radio')) {
    expect(radio.checked).toBe(false);
  }
  expect(screen.queryByRole('button', { name: /^导入/ })).toBeNull();
  expect(await screen.findByText('离街道多为 0 米')).toBeTruthy();

  fireEvent.click(system);
  (await button('导入 1 个')).click();
  const [one] = imported;
  if (one?.kind !== 'stations') throw new Error('no stations');
  expect(one.rows[0]?.name).toBe('甲站');
  expect(one.rows[0]?.at[0]).toBeCloseTo(street[0], 5);
  expect(one.rows[0]?.position.crs_as_received).toBe('gcj02');
  expect(previews.at(-1)).toHaveLength(1);
});

describe('a file with errors', () => {
  const file = [
    '名称,经度,纬度,开放时间',
    '甲,121.25,31.38,24/7',
    ',121.25,31.38,24/7',
    '丙,31.38,121.25,24/7',
    '丁,121.251,31.38,24/7',
    '戊,121.29,31.38,24/7',
  ].join('\n');

  test('is told row by row, and only what is valid comes, only if asked for', async () => {
    const { imported } = open();
    choose(file);
    fireEvent.click(await screen.findByRole('radio', { name: /WGS-84/ }));
    const only = await button('只导入有效的 2 个');
    expect(screen.getByText('5 行中 2 行可以导入')).toBeTruthy();
    const table = screen.getByRole('table', { name: '3 处错误，1 处提醒' });
    const rows = within(table).getAllByRole('row').slice(1);
    expect(rows.map((row) => row.textContent)).toEqual([
      '3名称没有名称补上名称',
      '4经纬度（同一列）31.38, 121.25经纬度颠倒交换这一行的经度和纬度',
      '5经纬度（同一列）100 米离街道较远检查位置；仍会导入',
      '6经纬度（同一列）300 米内没有街道检查坐标和坐标系',
    ]);
    expect(imported).toEqual([]);
    only.click();
    expect(imported[0]?.kind === 'stations' && imported[0].rows.length).toBe(2);
  });

  test('can be left alone', async () => {
    const { imported } = open();
    choose(file);
    fireEvent.click(await screen.findByRole('radio', { name: /WGS-84/ }));
    fireEvent.click(await button('不导入，改好文件再来'));
    expect(screen.queryByRole('table')).toBeNull();
    expect(imported).toEqual([]);
  });

  test('gives its problems as CSV', async () => {
    const saved: Blob[] = [];
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      saved.push(blob as Blob);
      return 'blob:x';
    });
    open();
    choose(file);
    fireEvent.click(await screen.findByRole('radio', { name: /WGS-84/ }));
    fireEvent.click(await button('下载问题清单（CSV）'));
    const text = await saved[0]?.text();
    expect(text?.split('\r\n')).toHaveLength(6);
    expect(text).toContain('3,名称,,没有名称,补上名称');
  });
});

test('columns that are not recognised are asked for', async () => {
  const { imported } = open('demand');
  choose('a,b,c\n121.25,31.38,12\n', 'x.csv');
  expect(await screen.findByText(/还需要指定：经度、纬度 或 经纬度/)).toBeTruthy();
  for (const [field, column] of [
    ['经度', '0'],
    ['纬度', '1'],
    ['居民数', '2'],
  ] as const) {
    fireEvent.change(screen.getByLabelText(field), { target: { value: column } });
  }
  fireEvent.click(screen.getByRole('radio', { name: /WGS-84/ }));
  (await button('导入 1 个')).click();
  expect(imported).toEqual([
    { kind: 'demand', source: 'x.csv', rows: [{ id: 'import-2', at: street, residents: 12 }] },
  ]);
});

test('a place where a station could be needs a position and nothing else', async () => {
  const { imported } = open('candidates');
  choose('地点,经度,纬度\n空地,121.25,31.38\n', 'x.csv');
  fireEvent.click(await screen.findByRole('radio', { name: /WGS-84/ }));
  (await button('导入 1 个')).click();
  expect(imported).toEqual([
    { kind: 'candidates', source: 'x.csv', rows: [{ id: 'import-2', at: street, name: '' }] },
  ]);
});

test('a file that is none says why', async () => {
  open();
  choose('{', 'x.geojson');
  expect((await screen.findByRole('alert')).textContent).toContain('不是有效的 JSON');
});

describe('encodings', () => {
  test.each([
    ['UTF-8', [0xe5, 0x90, 0x8d]],
    ['UTF-8', [0xef, 0xbb, 0xbf, 0xe5, 0x90, 0x8d]],
    ['GB18030', [0xc3, 0xfb]],
    ['UTF-16', [0xff, 0xfe, 0x0d, 0x54]],
    ['UTF-16', [0xfe, 0xff, 0x54, 0x0d]],
  ])('%s is known by its bytes %j', (encoding, bytes) => {
    expect(decodeText(Uint8Array.from(bytes))).toEqual({ text: '名', encoding });
  });
});

describe('work in slices', () => {
  function* busy(milliseconds: number): Generator<number, string> {
    for (let done = 0; done < milliseconds; done++) {
      const until = performance.now() + 1;
      while (performance.now() < until);
      yield done / milliseconds;
    }
    return 'done';
  }

  test('lets the page go on in between', async () => {
    let turns = 0;
    const timer = setInterval(() => turns++);
    const shares: number[] = [];
    const options = {
      signal: new AbortController().signal,
      onProgress: (share: number) => shares.push(share),
    };
    expect(await inSlices(busy(60), options)).toBe('done');
    clearInterval(timer);
    expect(turns).toBeGreaterThan(1);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  });

  test('ends when it is given up', async () => {
    const controller = new AbortController();
    const work = inSlices(busy(10_000), { signal: controller.signal, onProgress: () => {} });
    setTimeout(() => controller.abort(new Error('enough')), 20);
    await expect(work).rejects.toThrow('enough');
  });
});
