// The views a person may go to, and what each is for. The kiosk is opened by its address.

import calendarDays from 'lucide/dist/esm/icons/calendar-days.mjs';
import chartColumn from 'lucide/dist/esm/icons/chart-column.mjs';
import mapPin from 'lucide/dist/esm/icons/map-pin.mjs';
import messageSquare from 'lucide/dist/esm/icons/message-square.mjs';
import network from 'lucide/dist/esm/icons/network.mjs';
import userCog from 'lucide/dist/esm/icons/user-cog.mjs';
import { keepOffline, useOffline } from '#state/offline.ts';
import { openPrivacy } from '#state/privacy-page.ts';
import { openView, useApp } from '#state/store.ts';
import type { ViewName } from '#state/view-state.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Icon, type IconNode } from '#ui/icon.tsx';
import { useMenuTexts } from '#ui/texts/menu/use-menu-texts.ts';
import { useOfflineTexts } from '#ui/texts/offline/use-offline-texts.ts';
import { useTexts } from '#ui/texts/text-context.tsx';
import './menu.css';

const icons: Readonly<Record<Exclude<ViewName, 'kiosk'>, IconNode>> = {
  rider: mapPin,
  programmes: calendarDays,
  voice: messageSquare,
  tree: network,
  planner: chartColumn,
  desk: userCog,
};
const names = Object.keys(icons) as (keyof typeof icons)[];

export function Menu({ onClose }: { readonly onClose: () => void }) {
  const texts = useTexts();
  const menu = useMenuTexts();
  const current = useApp((state) => state.view.view);
  return (
    <Dialog title={menu.title} closeLabel={texts.close} onClose={onClose}>
      <nav aria-label={menu.title}>
        <ul className="menu">
          {names.map((name) => (
            <li key={name}>
              <button
                type="button"
                className="menu-entry"
                aria-current={name === current ? 'page' : undefined}
                onClick={() => {
                  onClose();
                  if (name !== current) openView(name);
                }}
              >
                <Icon node={icons[name]} />
                <span>
                  <span className="menu-name">{menu.views[name].name}</span>
                  <span className="small muted menu-hint">{menu.views[name].hint}</span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      </nav>
      <OfflineLine />
      <Button
        look="plain"
        wide
        onClick={() => {
          onClose();
          openPrivacy();
        }}
      >
        {menu.privacy}
      </Button>
      <a className="small menu-licences" href="/licences.txt" target="_blank" rel="noreferrer">
        {menu.licences}
      </a>
    </Dialog>
  );
}

/** Whether all this is there without a network; if not, why. */
function OfflineLine() {
  const words = useOfflineTexts();
  const { keeping } = useOffline();
  return (
    <div className="menu-offline small muted">
      <p>
        {keeping.kind === 'failed'
          ? words.keeping.failed[keeping.why]
          : words.keeping[keeping.kind]}
      </p>
      {keeping.kind === 'saving' && (
        <Button onClick={() => void keepOffline({ isSaving: false })}>{words.keepNow}</Button>
      )}
    </div>
  );
}
