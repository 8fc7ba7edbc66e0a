// The one map of the page as a component. It lives as long as the component, is opened
// once more if its graphics context is lost for good, and gives up after that: the list
// goes on alone.

import 'maplibre-gl/dist/maplibre-gl.css';
import './map.css';
import { Fragment, useCallback, useEffect, useEffectEvent, useRef } from 'react';
import { type LiveMap, openMap } from './live-map.ts';
import { PrintError, type PrintMap } from './print-map.ts';
import type { MapCanvasProps } from './scene.ts';

export function MapCanvas(props: MapCanvasProps) {
  const container = useRef<HTMLDivElement>(null);
  const live = useRef<LiveMap | null>(null);

  const open = useEffectEvent((attempt: 1 | 2) => {
    if (!container.current) return;
    try {
      live.current = openMap(container.current, props, {
        onIdle: () => status('idle'),
        onLost: () => lost(attempt),
      });
    } catch (error) {
      console.warn('The map could not be opened.', error);
      status('failed');
    }
  });
  const status = useEffectEvent(props.onStatus);
  const lost = useEffectEvent((attempt: 1 | 2) => {
    live.current?.close();
    live.current = null;
    if (attempt === 1) open(2);
    else status('failed');
  });

  useEffect(() => {
    status('loading');
    open(1);
    return () => {
      live.current?.close();
      live.current = null;
    };
  }, []);

  useEffect(() => live.current?.update(props));

  const print = useCallback<PrintMap>(async (request) => {
    if (!live.current) throw new PrintError('no_map', 'There is no map to print.');
    return live.current.print(request);
  }, []);
  const { onPrinter } = props;
  useEffect(() => onPrinter?.(print), [onPrinter, print]);
  const gone = useEffectEvent(() => onPrinter?.(null));
  useEffect(() => () => gone(), []);

  const { texts } = props;
  return (
    <div className="map">
      <div className="map-ground" ref={container} />
      {texts.notice !== null && (
        <p className="map-notice">
          {texts.notice.split(' · ').map((part, index) => (
            <Fragment key={part}>
              {index > 0 && ' · '}
              <span>{part}</span>
            </Fragment>
          ))}
        </p>
      )}
      <div className="map-zoom">
        <ZoomButton
          label={texts.zoomIn}
          sign="M12 5v14M5 12h14"
          onPress={() => live.current?.zoomBy(1)}
        />
        <ZoomButton
          label={texts.zoomOut}
          sign="M5 12h14"
          onPress={() => live.current?.zoomBy(-1)}
        />
      </div>
    </div>
  );
}

function ZoomButton(props: { label: string; sign: string; onPress: () => void }) {
  return (
    <button type="button" aria-label={props.label} title={props.label} onClick={props.onPress}>
      <svg width="24" height="24" viewBox="0 0 24 24" aria-hidden="true">
        <path
          d={props.sign}
          fill="none"
          stroke="currentColor"
          strokeWidth="2"
          strokeLinecap="round"
        />
      </svg>
    </button>
  );
}
