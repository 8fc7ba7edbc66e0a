// The pages of a view, always within reach.

import { Icon, type IconNode } from './icon.tsx';

interface TabBarProps<Tab extends string> {
  readonly label: string;
  /** In their order. */
  readonly icons: Readonly<Record<Tab, IconNode>>;
  readonly names: Readonly<Record<Tab, string>>;
  readonly tab: Tab;
  readonly onTab: (tab: Tab) => void;
}

export function TabBar<Tab extends string>({ label, icons, names, tab, onTab }: TabBarProps<Tab>) {
  return (
    <nav className="bar" aria-label={label}>
      {(Object.keys(icons) as Tab[]).map((one) => (
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
          <span>{names[one]}</span>
        </button>
      ))}
    </nav>
  );
}
