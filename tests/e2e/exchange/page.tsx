// A page with a map of Jiading and what can be taken away from it, for the browser tests
// of exports: `?lang=`, `&report` for the report, `&panel=import` or `export` for a dialog.

import '#app/trusted-types.ts';
import '#ui/styles/tokens.css';
import '#ui/styles/base.css';
import '#ui/styles/controls.css';
import '#ui/styles/parts.css';
import '#ui/styles/dialog.css';
import './page.css';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { demandLayer, gapsLayer } from '#core/planning/export-layer.ts';
import type { Language } from '#core/units.ts';
import { MapCanvas } from '#map/map-canvas.tsx';
import { lookStyles } from '#map/planning.ts';
import type { PrintMap } from '#map/print-map.ts';
import type { MapScene } from '#map/scene.ts';
import { provenance } from '#tests/core/planning/some-provenance.ts';
import { Dialog } from '#ui/dialog.tsx';
import { usePlannerTexts } from '#ui/texts/planner/use-planner-texts.ts';
import { TextProvider, useTexts } from '#ui/texts/text-context.tsx';
import { ExportPanel, type ExportPanelProps } from '#views/planner/exchange/export-panel.tsx';
import { type Imported, ImportPanel } from '#views/planner/exchange/import-panel.tsx';
import type { LegendEntry } from '#views/planner/exchange/paper.ts';
import { provenanceWords } from '#views/planner/exchange/provenance-words.ts';
import type { ImportSetting } from '#views/planner/exchange/use-import.ts';
import { ReportPreview } from '#views/planner/report/report-preview.tsx';

interface Harness {
  imported: Imported | null;
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

const demandOfAll = () =>
  demandLayer(
    demand.map(({ at, weight }, i) => ({ id: `d${i}`, residents: weight, at })),
    demand.map((_, i) => ({ seconds: i, station: 'a', isCovered: i < 200 })),
  );

const setting: ImportSetting = {
  kind: 'stations',
  area: bbox,
  takenIds: new Set(),
  today: '2026-11-24',
  /** One street, at one latitude. */
  snapMetres: async (points) => points.map(([, lat]) => Math.abs(lat - 31.38) * 111_000),
};

function Panel({ map }: { readonly map: ExportPanelProps['map'] }) {
  const { exchange } = usePlannerTexts();
  const isImport = parameters.get('panel') === 'import';
  const title = isImport ? exchange.bringing.title.stations : exchange.taking.title;
  return (
    <Dialog title={title} closeLabel="×" onClose={ignore} tall>
      {isImport ? (
        <ImportPanel
          setting={setting}
          onPreview={ignore}
          onImport={(imported) => {
            window.harness = { imported };
          }}
        />
      ) : (
        <ExportPanel
          layers={{ demand: demandOfAll, gaps: () => gapsLayer([]) }}
          provenance={() => provenance}
          map={map}
        />
      )}
    </Dialog>
  );
}

const ignore = () => {};

function Page() {
  const texts = useTexts();
  const { exchange } = usePlannerTexts();
  const [printer, setPrinter] = useState<PrintMap | null>(null);
  const [shows, setShows] = useState(parameters.has('report'));
  const about = provenanceWords(provenance, language, texts, exchange.provenance);
  const content = { title: words.title, subtitle: words.subtitle, legend };
  const sheet = { ...content, ...about, north: exchange.report.north };
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
      {parameters.has('panel') && (
        <Panel map={printer && { content: sheet, box: bbox, printMap: printer }} />
      )}
      {shows && printer && (
        <ReportPreview
          {...content}
          headline={{ figure: '61.5%', words: '12,345 / 20,073' }}
          box={bbox}
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
