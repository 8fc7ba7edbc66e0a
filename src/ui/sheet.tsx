// The panel over the map: a bottom sheet with three stops on a phone, a side panel
// where there is room. The sheet is a scroll container with snap points, so that
// dragging it and scrolling the list are one native gesture; what lies above it lets
// touches through to the map. Each stop has its button: nothing needs a gesture.

import panelBottom from 'lucide/dist/esm/icons/panel-bottom.mjs';
import rectangleHorizontal from 'lucide/dist/esm/icons/rectangle-horizontal.mjs';
import squareSplitVertical from 'lucide/dist/esm/icons/square-split-vertical.mjs';
import { type ReactNode, useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react';
import { Icon, type IconNode } from './icon.tsx';
import { useTexts } from './texts/text-context.tsx';

export const sheetStops = ['peek', 'half', 'full'] as const;
export type SheetStop = (typeof sheetStops)[number];

const stopIcons: Record<SheetStop, IconNode> = {
  peek: panelBottom,
  half: squareSplitVertical,
  full: rectangleHorizontal,
};

interface SheetProps {
  readonly stop: SheetStop;
  /** `coveredPixels`: how much of the lower edge of the map the sheet hides. */
  readonly onStop: (stop: SheetStop, coveredPixels: number) => void;
  /** Without a map there is nothing to uncover: the sheet is a plain page. */
  readonly fixed: boolean;
  /** Names what is shown; each page keeps its own scroll position. */
  readonly page: string;
  readonly header: ReactNode;
  readonly children: ReactNode;
}

interface Parts {
  readonly scroller: HTMLElement;
  readonly half: HTMLElement;
  readonly sheet: HTMLElement;
}

const topOf = (stop: SheetStop, { half, sheet }: Parts): number =>
  stop === 'peek' ? 0 : stop === 'half' ? half.offsetTop : sheet.offsetTop;

const stopAt = (parts: Parts): SheetStop => {
  const top = parts.scroller.scrollTop;
  const gap = (stop: SheetStop) => Math.abs(topOf(stop, parts) - top);
  if (top >= topOf('full', parts)) return 'full';
  return sheetStops.reduce((best, stop) => (gap(stop) < gap(best) ? stop : best));
};

const scrollTo = (scroller: HTMLElement, top: number, gentle: boolean) => {
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  scroller.scrollTo({ top, behavior: gentle && !still ? 'smooth' : 'instant' });
};

export function Sheet(props: SheetProps) {
  const { stop, onStop, fixed, page } = props;
  const { sheet: texts } = useTexts();
  const scroller = useRef<HTMLDivElement>(null);
  const half = useRef<HTMLDivElement>(null);
  const sheet = useRef<HTMLElement>(null);
  const positions = useRef(new Map<string, number>());

  const parts = (): Parts | null => {
    if (!scroller.current || !half.current || !sheet.current) return null;
    return { scroller: scroller.current, half: half.current, sheet: sheet.current };
  };
  const report = () => {
    const now = parts();
    if (!now) return;
    const { scroller, sheet } = now;
    positions.current.set(page, scroller.scrollTop);
    // A side panel and a plain page have no stops: their sheet starts at the top.
    if (sheet.offsetTop === 0) return;
    const covered = scroller.clientHeight + scroller.scrollTop - sheet.offsetTop;
    onStop(stopAt(now), Math.min(covered, scroller.clientHeight));
  };
  const goTo = (next: SheetStop) => {
    const now = parts();
    if (now) scrollTo(now.scroller, topOf(next, now), true);
  };

  const shownBefore = useRef(page);
  const showPage = useEffectEvent((shown: string) => {
    const now = parts();
    if (!now) return;
    const top = positions.current.get(shown);
    // Whoever comes back to a page has left the other one for good.
    if (top !== undefined) positions.current.delete(shownBefore.current);
    shownBefore.current = shown;
    scrollTo(now.scroller, top ?? topOf(stop, now), false);
    report();
  });
  const layOutAnew = useEffectEvent((_: boolean) => {
    positions.current.clear();
    showPage(page);
  });
  const showStop = useEffectEvent((wanted: SheetStop) => {
    const now = parts();
    if (now && now.sheet.offsetTop > 0 && stopAt(now) !== wanted) goTo(wanted);
  });
  useLayoutEffect(() => showPage(page), [page]);
  useLayoutEffect(() => layOutAnew(fixed), [fixed]);
  useEffect(() => showStop(stop), [stop]);

  return (
    <div className="sheet-scroller" data-fixed={fixed} ref={scroller} onScroll={report}>
      <div className="sheet-space" />
      <div className="sheet-half" ref={half} />
      <section className="sheet" ref={sheet} aria-label={texts.label}>
        <header className="sheet-header">
          <div className="sheet-title">{props.header}</div>
          {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would announce a form. */}
          <div className="sheet-stops" role="group" aria-label={texts.stopGroup}>
            {sheetStops.map((one) => (
              <button
                key={one}
                type="button"
                className="sheet-stop"
                aria-label={texts.stops[one]}
                title={texts.stops[one]}
                aria-pressed={one === stop}
                onClick={() => goTo(one)}
              >
                <Icon node={stopIcons[one]} />
              </button>
            ))}
          </div>
        </header>
        <div className="sheet-body">{props.children}</div>
      </section>
    </div>
  );
}
