// A page with a map of Jiading and what can be taken away from it, for the browser tests
// of exports: `?lang=`, and `&report` for the report.

import '#ui/styles/tokens.css';
import '#ui/styles/base.css';
import '#ui/styles/controls.css';
import '#ui/styles/parts.css';
import './page.css';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { geoPackage } from '#compute/geopackage.ts';
import { demandLayer } from '#core/planning/export-layer.ts';
import type { Language } from '#core/units.ts';
import { MapCanvas } from '#map/map-canvas.tsx';
import { lookStyles } from '#map/planning.ts';
import type { PrintMap } from '#map/print-map.ts';
import type { MapScene } from '#map/scene.ts';
import { provenance } from '#tests/core/planning/some-provenance.ts';
import { usePlannerTexts } from '#ui/texts/planner/use-planner-texts.ts';
import { TextProvider, useTexts } from '#ui/texts/text-context.tsx';
import { mapPng } from '#views/planner/exchange/map-png.ts';
import type { LegendEntry, Paper } from '#views/planner/exchange/paper.ts';
import { provenanceWords } from '#views/planner/exchange/provenance-words.ts';
import { ReportPreview } from '#views/planner/report-preview.tsx';

/** Files as base64, the only bytes that leave a page unhurt. */
export interface Harness {
  /** Null until the map is there. */
  readonly png: ((paper: Paper) => Promise<string>) | null;
  readonly geoPackage: () => Promise<string>;
}
declare global {
  interface Window {
    harness: Harness;
  }
}

const parameters = new URLSearchParams(location.search);
const language: Language = parameters.get('lang') === 'en' ? 'en' : 'zh';
const styles = lookStyles('day');

const bbox = [121.224, 31.366, 121.276, 31.398] as const;
const demand = Array.from({ length: 400 }, (_, i) => ({
  at: [121.23 + (i % 20) * 0.002, 31.37 + Math.floor(i / 20) * 0.0012] as const,
  weight: 10 + (i % 7) * 10,
}));
const scene: MapScene = {
  stations: [
    {
      id: 'a',
      at: [121.25, 31.383],
      name: '练祁驿嘉',
      kind: 'rider_rest',
      state: 'open',
      matches: true,
      rank: 1,
    },
  ],
  selected: null,
  here: null,
  route: null,
  catchment: null,
  planning: {
    demand,
    looks: Uint8Array.from(demand, (_, i) => i % 4),
    streets: null,
    sites: [],
    gaps: [{ at: [121.262, 31.39], label: '法华塔' }],
  },
  camera: null,
};

const words = {
  zh: {
    title: '嘉定镇街道：15分钟步行可达覆盖率',
    subtitle: '周二 20:00，步行 15 分钟内可达、到时开放的站点；按居民计',
    looks: ['5 分钟内', '10 分钟内', '15 分钟内', '未覆盖'],
    figures: '指标',
    head: ['指标', '现状', '方案'],
    gap: (i: number) => `未覆盖地点 ${i}`,
    gaps: '未覆盖的地点',
  },
  en: {
    title: 'Jiading Town: residents within a 15-minute walk',
    subtitle: 'Tuesday 20:00, stations open on arrival within 15 minutes on foot; by residents',
    looks: ['within 5 min', 'within 10 min', 'within 15 min', 'not covered'],
    figures: 'Figures',
    head: ['Figure', 'As it is', 'Scenario'],
    gap: (i: number) => `Uncovered place ${i}`,
    gaps: 'Uncovered places',
  },
}[language];

const legend: LegendEntry[] = (['near', 'middle', 'far', 'out'] as const).map((look, i) => ({
  label: words.looks[i] ?? '',
  shape: styles[look].isRing ? 'ring' : 'disc',
  colour: styles[look].colour,
}));
const numbered = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

async function base64(file: Blob): Promise<string> {
  const reader = new FileReader();
  const read = new Promise((resolve) => reader.addEventListener('load', resolve));
  reader.readAsDataURL(file);
  await read;
  return String(reader.result).split(',')[1] ?? '';
}

function Page() {
  const texts = useTexts();
  const { exchange } = usePlannerTexts();
  const [printer, setPrinter] = useState<PrintMap | null>(null);
  const [shows, setShows] = useState(parameters.has('report'));
  const about = provenanceWords(provenance, language, texts, exchange.provenance);
  const content = { title: words.title, subtitle: words.subtitle, legend };
  window.harness = {
    png:
      printer &&
      (async (paper) =>
        base64(
          await mapPng({
            content: { ...content, ...about, north: exchange.report.north },
            provenance,
            paper,
            box: bbox,
            distance: texts.distance,
            printMap: printer,
          }),
        )),
    geoPackage: async () =>
      base64(
        await geoPackage({
          layers: [
            demandLayer(
              demand.map(({ at, weight }, i) => ({ id: `d${i}`, residents: weight, at })),
              demand.map((_, i) => ({ seconds: i, station: 'a', isCovered: i < 200 })),
            ),
          ],
          provenance,
        }),
      ),
  };
  return (
    <>
      <div className="exchange-map">
        <MapCanvas
          basemapUrl="/areas/jiading/basemap.geojson"
          bbox={bbox}
          scene={scene}
          theme="night"
          language={language}
          scale={1}
          texts={{ label: '', notice: null, minutes: '', zoomIn: '+', zoomOut: '-' }}
          onPick={() => {}}
          onPrinter={keepPrinter}
          onStatus={(status) => {
            document.body.dataset.map = status;
          }}
        />
      </div>
      {shows && printer && (
        <ReportPreview
          {...content}
          provenance={about}
          tables={[
            {
              caption: words.figures,
              head: words.head,
              rows: numbered(6).map((i) => [
                `${words.head[0]} ${i}`,
                `${60 + i}.0 %`,
                `${66 + i}.5 %`,
              ]),
            },
            {
              caption: words.gaps,
              head: [words.gaps, 'km'],
              rows: numbered(40).map((i) => [words.gap(i), i / 10]),
            },
          ]}
          printMap={printer}
          onClose={() => setShows(false)}
        />
      )}
    </>
  );

  function keepPrinter(print: PrintMap | null) {
    setPrinter(() => print);
  }
}

const root = document.getElementById('app');
if (root) {
  createRoot(root).render(
    <TextProvider language={language}>
      <Page />
    </TextProvider>,
  );
}
