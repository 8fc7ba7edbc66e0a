// The pages of the desk, always within reach.

import chartColumn from 'lucide/dist/esm/icons/chart-column.mjs';
import inbox from 'lucide/dist/esm/icons/inbox.mjs';
import pencilLine from 'lucide/dist/esm/icons/pencil-line.mjs';
import users from 'lucide/dist/esm/icons/users.mjs';
import { Icon, type IconNode } from '#ui/icon.tsx';
import { useDeskTexts } from '#ui/texts/desk/use-desk-texts.ts';

const icons = {
  queue: inbox,
  figures: chartColumn,
  edit: pencilLine,
  staff: users,
} satisfies Record<string, IconNode>;
export type DeskTab = keyof typeof icons;
const tabs = Object.keys(icons) as DeskTab[];

interface DeskTabsProps {
  readonly tab: DeskTab;
  readonly onTab: (tab: DeskTab) => void;
}

export function DeskTabs({ tab, onTab }: DeskTabsProps) {
  const words = useDeskTexts();
  return (
    <nav className="bar" aria-label={words.tabGroup}>
      {tabs.map((one) => (
        <button
          key={one}
          type="button"
          className="bar-button"
          data-active={one === tab}
          aria-current={one === tab ? 'page' : undefined}
          onClick={() => onTab(one)}
        >
          <span className="bar-icon" aria-hidden="true">
            <Icon node={icons[one]} />
          </span>
          <span>{words.tabs[one]}</span>
        </button>
      ))}
    </nav>
  );
}
