// The four things a thumb must reach at any moment: position, places, filters,
// settings.

import listFilter from 'lucide/dist/esm/icons/list-filter.mjs';
import locateFixed from 'lucide/dist/esm/icons/locate-fixed.mjs';
import search from 'lucide/dist/esm/icons/search.mjs';
import settings from 'lucide/dist/esm/icons/settings.mjs';
import { useApp } from '#state/store.ts';
import { defaultViewState } from '#state/view-state.ts';
import { Icon, type IconNode } from '#ui/icon.tsx';
import { useTexts } from '#ui/texts/text-context.tsx';

export type DialogName = 'places' | 'filters' | 'settings';

interface BottomBarProps {
  readonly onLocate: () => void;
  readonly onOpen: (dialog: DialogName) => void;
}

export function BottomBar({ onLocate, onOpen }: BottomBarProps) {
  const texts = useTexts();
  const position = useApp((state) => state.position.kind);
  const filters = useApp(
    ({ view }) =>
      view.services.length +
      Number(view.open !== defaultViewState.open) +
      Number(view.hours !== defaultViewState.hours) +
      Number(view.when !== null),
  );
  return (
    <nav className="bar" aria-label={texts.bar.label}>
      <BarButton
        icon={locateFixed}
        word={position === 'asking' ? texts.place.locating : texts.bar.position}
        label={texts.place.locate}
        active={position === 'found'}
        onPress={onLocate}
      />
      <BarButton
        icon={search}
        word={texts.bar.places}
        label={texts.place.pick}
        onPress={() => onOpen('places')}
      />
      <BarButton
        icon={listFilter}
        word={texts.bar.filters}
        label={
          filters === 0
            ? texts.filters.all
            : `${texts.filters.all}${texts.listSeparator}${texts.filters.active(filters)}`
        }
        count={filters}
        onPress={() => onOpen('filters')}
      />
      <BarButton
        icon={settings}
        word={texts.bar.settings}
        label={texts.settings.title}
        onPress={() => onOpen('settings')}
      />
    </nav>
  );
}

interface BarButtonProps {
  readonly icon: IconNode;
  readonly word: string;
  readonly label: string;
  readonly active?: boolean;
  readonly count?: number;
  readonly onPress: () => void;
}

function BarButton({ icon, word, label, active = false, count = 0, onPress }: BarButtonProps) {
  return (
    <button type="button" className="bar-button" data-active={active} onClick={onPress}>
      <span className="bar-icon" aria-hidden="true">
        <Icon node={icon} />
        {count > 0 && <span className="bar-count">{count}</span>}
      </span>
      <span aria-hidden="true">{word}</span>
      <span className="visually-hidden">{label}</span>
    </button>
  );
}
