// The printed report: a sheet of plain data in, paper out. On screen it looks like the
// paper; the browser's own printing makes the PDF. Always by day, whatever the screen
// shows. Sizes of pages and of the map are in `report.css` and below.

import './report.css';
import type { ReactNode } from 'react';
import { DataTable, type TableData } from '#ui/data-table.tsx';
import { usePlannerTexts } from '#ui/texts/planner/use-planner-texts.ts';
import { useTexts } from '#ui/texts/text-context.tsx';
import {
  type LegendEntry,
  type Paper,
  type ScaleBar,
  scaleBar,
} from '#views/planner/exchange/paper.ts';
import type { ProvenanceWords } from '#views/planner/exchange/provenance-words.ts';
import { LegendMark } from '#views/planner/map/legend-mark.tsx';

export interface ReportMap {
  /** Address of the picture, which has the size `reportMapSize` says. */
  readonly url: string;
  readonly widthMetres: number;
}

export interface ReportTable extends TableData {
  readonly caption: string;
}

export interface ReportProps {
  readonly title: string;
  /** What is counted, with which threshold, mode, moment and weight. */
  readonly subtitle: string;
  /** What matters most, large, and what it is a part of. */
  readonly headline: { readonly figure: string; readonly words: string };
  readonly paper: Paper;
  /** null: the report goes without a map. */
  readonly map: ReportMap | null;
  readonly legend: readonly LegendEntry[];
  /** The first two stand beside the map where the paper is wide. */
  readonly tables: readonly ReportTable[];
  readonly provenance: ProvenanceWords;
  /** Charts, after the tables. */
  readonly children?: ReactNode;
}

/** Of the map of a report, millimetres. */
export function reportMapSize({ size, orientation }: Paper): [width: number, height: number] {
  const factor = size === 'A3' ? Math.SQRT2 : 1;
  const [width, height] = orientation === 'portrait' ? [186, 138] : [174, 142];
  return [Math.round(width * factor), Math.round(height * factor)];
}

export function Report(props: ReportProps) {
  const { report } = usePlannerTexts().exchange;
  const { paper, headline, tables, provenance } = props;
  const front = tables.slice(0, 2);
  return (
    <article className="report" data-paper={`${paper.size} ${paper.orientation}`}>
      <header className="report-header">
        <h1>{props.title}</h1>
        <p>{props.subtitle}</p>
        <p className="report-headline">
          <strong>{headline.figure}</strong> {headline.words}
        </p>
        {provenance.notice !== null && <p className="report-notice">{provenance.notice}</p>}
      </header>
      <div className="report-front">
        {props.map && <ReportMapFigure {...props} map={props.map} />}
        <div>
          {front.map((table) => (
            <ReportTableSection key={table.caption} {...table} />
          ))}
        </div>
      </div>
      {tables.slice(front.length).map((table) => (
        <ReportTableSection key={table.caption} {...table} />
      ))}
      {props.children}
      <footer className="report-sources">
        <h2>{report.parameters}</h2>
        <dl>
          {provenance.facts.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </footer>
    </article>
  );
}

const ReportTableSection = ({ caption, head, rows }: ReportTable) => (
  <section className="report-table">
    <h2>{caption}</h2>
    <DataTable caption={caption} head={head} rows={rows} />
  </section>
);

const cssPixelsPerMillimetre = 96 / 25.4;
const mostScaleBar = 45;

function ReportMapFigure({ title, paper, map, legend }: ReportProps & { readonly map: ReportMap }) {
  const texts = useTexts();
  const { report } = usePlannerTexts().exchange;
  const [width, height] = reportMapSize(paper);
  const bar = scaleBar(map.widthMetres / width, mostScaleBar);
  return (
    <figure className="report-map">
      <img
        src={map.url}
        alt={`${report.map}: ${title}`}
        width={width * cssPixelsPerMillimetre}
        height={height * cssPixelsPerMillimetre}
      />
      <NorthArrow north={report.north} />
      <ScaleDrawing bar={bar} label={texts.distance(bar.metres)} />
      <figcaption>
        <h2 className="visually-hidden">{report.legend}</h2>
        <ul className="report-legend">
          {legend.map((entry) => (
            <li key={entry.label}>
              <LegendMark {...entry} />
              {entry.label}
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  );
}

const NorthArrow = ({ north }: { readonly north: string }) => (
  <svg className="report-north" width="10mm" height="16mm" viewBox="-5 -8 10 16" role="img">
    <title>{north}</title>
    <path d="M0-7-2.6 1 0-.6z" fill="#16202a" />
    <path d="M0-7 2.6 1 0-.6z" fill="#4a5662" />
    <text y="6.4" fontSize="4" fontWeight="700" textAnchor="middle">
      {north}
    </text>
  </svg>
);

function ScaleDrawing({ bar, label }: { readonly bar: ScaleBar; readonly label: string }) {
  const { millimetres } = bar;
  const width = millimetres + 4;
  return (
    <svg
      className="report-scale"
      width={`${width}mm`}
      height="9mm"
      viewBox={`-2 0 ${width} 9`}
      role="img"
    >
      <title>{label}</title>
      <text y="4" fontSize="3.2">
        {label}
      </text>
      <path
        d={`M.2 5.4V7H${millimetres - 0.2}V5.4`}
        fill="none"
        stroke="#16202a"
        strokeWidth="0.5"
      />
    </svg>
  );
}
