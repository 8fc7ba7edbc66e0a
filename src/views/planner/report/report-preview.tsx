// The report before it is printed: choose the paper, see the sheet, print. It lies over the
// whole page as a child of the body, so that print can leave out everything else.

import printer from 'lucide/dist/esm/icons/printer.mjs';
import x from 'lucide/dist/esm/icons/x.mjs';
import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { Bbox } from '#core/units.ts';
import type { PrintMap } from '#map/print-map.ts';
import { Button } from '#ui/button.tsx';
import { usePlannerTexts } from '#ui/texts/planner/use-planner-texts.ts';
import type { Paper } from '#views/planner/exchange/paper.ts';
import { PaperChoice } from '#views/planner/exchange/paper-choice.tsx';
import { Report, type ReportMap, type ReportProps, reportMapSize } from './report.tsx';

interface ReportPreviewProps extends Omit<ReportProps, 'paper' | 'map'> {
  /** What must be on the map. */
  readonly box: Bbox;
  /** null: there is no map on this device. */
  readonly printMap: PrintMap | null;
  readonly onClose: () => void;
}

export function ReportPreview({ box, printMap, onClose, ...content }: ReportPreviewProps) {
  const { report } = usePlannerTexts().exchange;
  const [paper, setPaper] = useState<Paper>({ size: 'A4', orientation: 'portrait' });
  const drawing = useReportMap(printMap, paper, box);
  const section = useAlone(onClose);

  return createPortal(
    <section className="report-preview" aria-label={report.title} tabIndex={-1} ref={section}>
      <div className="report-tools">
        <PaperChoice paper={paper} onChange={setPaper} />
        <Button
          look="primary"
          icon={printer}
          disabled={drawing === 'drawing'}
          onClick={() => window.print()}
        >
          {report.print}
        </Button>
        <Button icon={x} onClick={onClose}>
          {report.close}
        </Button>
        <p role="status">
          {drawing === 'drawing' && report.drawing}
          {drawing === 'failed' && report.failed}
        </p>
      </div>
      <Report {...content} paper={paper} map={typeof drawing === 'string' ? null : drawing} />
    </section>,
    document.body,
  );
}

/** What lies over the page takes the focus, keeps it until it goes, and goes on Escape. */
function useAlone(onClose: () => void) {
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    const page = document.getElementById('app');
    page?.setAttribute('inert', '');
    section.current?.focus();
    return () => {
      page?.removeAttribute('inert');
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  useEffect(() => {
    const leave = ({ key }: KeyboardEvent) => key === 'Escape' && onClose();
    addEventListener('keydown', leave);
    return () => removeEventListener('keydown', leave);
  }, [onClose]);
  return section;
}

type Drawing = ReportMap | 'drawing' | 'failed';

/** The picture for a paper; its address lives as long as it is shown. */
function useReportMap(printMap: PrintMap | null, paper: Paper, box: Bbox): Drawing {
  const [west, south, east, north] = box;
  const [drawing, setDrawing] = useState<Drawing>('drawing');
  useEffect(() => {
    const gone = new AbortController();
    let url: string | null = null;
    const draw = async () => {
      setDrawing('drawing');
      const map = await reportMap(printMap, paper, [west, south, east, north], gone.signal);
      if (gone.signal.aborted) return map && URL.revokeObjectURL(map.url);
      url = map?.url ?? null;
      setDrawing(map ?? 'failed');
    };
    draw().catch((error: unknown) => {
      if (gone.signal.aborted) return;
      console.warn('The map could not be drawn for print.', error);
      setDrawing('failed');
    });
    return () => {
      gone.abort();
      if (url) URL.revokeObjectURL(url);
    };
  }, [printMap, paper, west, south, east, north]);
  return drawing;
}

const dotsPerInch = 300;

async function reportMap(
  printMap: PrintMap | null,
  paper: Paper,
  box: Bbox,
  signal: AbortSignal,
): Promise<ReportMap | null> {
  if (!printMap) return null;
  const [widthMillimetres, heightMillimetres] = reportMapSize(paper);
  const size = { widthMillimetres, heightMillimetres, dotsPerInch };
  const { image, widthMetres } = await printMap({ box, ...size, signal });
  const canvas = new OffscreenCanvas(image.width, image.height);
  canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(image);
  const png = await canvas.convertToBlob({ type: 'image/png' });
  return { url: URL.createObjectURL(png), widthMetres };
}
