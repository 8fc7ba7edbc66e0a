// A sheet laid out: everything on the paper, nothing over something else.

import { describe, expect, test } from 'vitest';
import {
  type Orientation,
  type PaperSize,
  paperSizes,
  scaleBar,
  sheetOf,
} from '#views/planner/exchange/paper.ts';
import {
  layOutSheet,
  type Mark,
  type Measure,
  type SheetContent,
  scaleMarks,
} from '#views/planner/exchange/sheet-layout.ts';

/** Every letter as wide as it is high. */
const measure: Measure = (text, size) => [...text].length * size;

const content: SheetContent = {
  title: '嘉定镇街道：15分钟步行可达覆盖率',
  subtitle: '周二 20:00',
  legend: [
    { label: '5 分钟内', shape: 'disc', colour: '#08408a' },
    { label: '未覆盖', shape: 'ring', colour: '#c7420a' },
  ],
  facts: Array.from({ length: 15 }, (_, i) => [`事实${i}`, '一二三四五六七八'] as const),
  notice: '示意数据',
  north: '北',
};

const texts = (marks: readonly Mark[]) => marks.filter((mark) => mark.kind === 'text');
const papers = paperSizes.flatMap((size: PaperSize) =>
  (['portrait', 'landscape'] as Orientation[]).map((orientation) => ({ size, orientation })),
);

describe.each(papers)('on $size $orientation', (paper) => {
  const layout = layOutSheet(content, paper, measure);
  const bar = scaleMarks(layout.map, scaleBar(20, 45), '500 米', measure);

  test('every text lies within the margins', () => {
    const [width, height] = sheetOf(paper);
    for (const { text, x, y, size, isBold } of texts([...layout.marks, ...bar])) {
      expect(x, text).toBeGreaterThanOrEqual(10);
      expect(x + measure(text, size, isBold), text).toBeLessThanOrEqual(width - 10 + 1e-9);
      expect(y - size, text).toBeGreaterThanOrEqual(0);
      expect(y, text).toBeLessThanOrEqual(height - 10 + 1e-9);
    }
  });

  test('the map takes most of it, and no line of the strip lies on the map', () => {
    const [width, height] = sheetOf(paper);
    expect(layout.map.width * layout.map.height).toBeGreaterThan(0.6 * width * height);
    const below = layout.map.y + layout.map.height;
    for (const { text, y, size } of texts(layout.marks)) {
      if (text.includes('事实')) expect(y - size).toBeGreaterThanOrEqual(below);
    }
  });

  test('every fact and the notice are told', () => {
    const strip = texts(layout.marks)
      .map(({ text }) => text)
      .join('\n');
    for (const [label] of content.facts) expect(strip).toContain(label);
    expect(strip).toContain('示意数据');
  });

  test('every colour of the legend is there', () => {
    for (const { colour } of content.legend) {
      expect(layout.marks.some((mark) => 'colour' in mark && mark.colour === colour)).toBe(true);
    }
  });
});

test('a title that is too long ends in dots; a fact that is goes on in the next line', () => {
  const long = {
    ...content,
    title: '长'.repeat(200),
    facts: [['事实', '九'.repeat(300)]] as const,
  };
  const layout = layOutSheet(long, { size: 'A4', orientation: 'portrait' }, measure);
  const all = texts(layout.marks).map(({ text }) => text);
  expect(all[0]).toMatch(/^长+…$/);
  expect(all.join('').match(/九/g)).toHaveLength(300);
});

test.each([
  [20, 45, 500],
  [4.4, 45, 100],
  [5, 45, 200],
  [100, 45, 2000],
])('at %d m/mm a bar of at most %d mm stands for %d m', (metresPerMillimetre, most, metres) => {
  const bar = scaleBar(metresPerMillimetre, most);
  expect(bar.metres).toBe(metres);
  expect(bar.millimetres).toBeLessThanOrEqual(most);
  expect(bar.millimetres * metresPerMillimetre).toBeCloseTo(metres);
});
