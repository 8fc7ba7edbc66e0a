// Everything a finger needs, along the lower edge: the panels, pause, and how the screen
// is read: language, size, contrast, lower down.

import aLargeSmall from 'lucide/dist/esm/icons/a-large-small.mjs';
import accessibility from 'lucide/dist/esm/icons/accessibility.mjs';
import armchair from 'lucide/dist/esm/icons/armchair.mjs';
import calendarDays from 'lucide/dist/esm/icons/calendar-days.mjs';
import contrast from 'lucide/dist/esm/icons/contrast.mjs';
import languages from 'lucide/dist/esm/icons/languages.mjs';
import lightbulb from 'lucide/dist/esm/icons/lightbulb.mjs';
import listChecks from 'lucide/dist/esm/icons/list-checks.mjs';
import mapPin from 'lucide/dist/esm/icons/map-pin.mjs';
import pause from 'lucide/dist/esm/icons/pause.mjs';
import play from 'lucide/dist/esm/icons/play.mjs';
import qrCode from 'lucide/dist/esm/icons/qr-code.mjs';
import route from 'lucide/dist/esm/icons/route.mjs';
import { changeView, useApp } from '#state/store.ts';
import { Icon, type IconNode } from '#ui/icon.tsx';
import { useKioskTexts } from '#ui/texts/kiosk/use-kiosk-texts.ts';
import type { KioskPanel } from './kiosk-config.ts';

const icons: Readonly<Record<KioskPanel, IconNode>> = {
  here: mapPin,
  near: route,
  services: armchair,
  programmes: calendarDays,
  need: listChecks,
  tip: lightbulb,
  take: qrCode,
};

interface KioskBarProps {
  readonly panels: readonly KioskPanel[];
  readonly panel: KioskPanel;
  readonly isPaused: boolean;
  readonly onPanel: (index: number) => void;
  readonly onPause: (isPaused: boolean) => void;
  readonly onLow: () => void;
}

export function KioskBar({ panels, panel, isPaused, onPanel, onPause, onLow }: KioskBarProps) {
  const texts = useKioskTexts();
  const { lang, text, theme } = useApp((state) => state.view);
  return (
    <footer className="kiosk-bar">
      <nav className="kiosk-tabs" aria-label={texts.panelGroup}>
        {panels.map((one, index) => (
          <button
            key={one}
            type="button"
            className="kiosk-button"
            aria-current={one === panel ? 'page' : undefined}
            onClick={() => onPanel(index)}
          >
            <Icon node={icons[one]} />
            <span>{texts.panels[one]}</span>
          </button>
        ))}
      </nav>
      <div className="kiosk-settings">
        <button type="button" className="kiosk-button" onClick={() => onPause(!isPaused)}>
          <Icon node={isPaused ? play : pause} />
          <span>{isPaused ? texts.resume : texts.pause}</span>
        </button>
        <button
          type="button"
          className="kiosk-button"
          lang={lang === 'zh' ? 'en' : 'zh-CN'}
          onClick={() => changeView({ lang: lang === 'zh' ? 'en' : 'zh' })}
        >
          <Icon node={languages} />
          <span>{texts.language}</span>
        </button>
        <button
          type="button"
          className="kiosk-button"
          aria-pressed={text === 'large'}
          onClick={() => changeView({ text: text === 'large' ? 'normal' : 'large' })}
        >
          <Icon node={aLargeSmall} />
          <span>{texts.text}</span>
        </button>
        <button
          type="button"
          className="kiosk-button"
          aria-pressed={theme === 'glare'}
          onClick={() => changeView({ theme: theme === 'glare' ? 'auto' : 'glare' })}
        >
          <Icon node={contrast} />
          <span>{texts.glare}</span>
        </button>
        <button type="button" className="kiosk-button kiosk-low" onClick={onLow}>
          <Icon node={accessibility} />
          <span>{texts.low}</span>
        </button>
      </div>
    </footer>
  );
}
