// A button of at least 56 px; `large` is 64 px for what a gloved hand must hit.
// `primary` is the one thing to do in its place, `plain` has no edge.

import type { ComponentProps, ReactNode } from 'react';
import { Icon, type IconNode } from './icon.tsx';

interface ButtonProps extends Omit<ComponentProps<'button'>, 'className' | 'style'> {
  readonly look?: 'primary' | 'normal' | 'plain';
  readonly size?: 'normal' | 'large';
  readonly wide?: boolean;
  readonly icon?: IconNode;
  readonly children: ReactNode;
}

export function Button({
  look = 'normal',
  size = 'normal',
  wide = false,
  icon,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className="button"
      data-look={look}
      data-size={size}
      data-wide={wide}
    >
      {icon && <Icon node={icon} />}
      <span>{children}</span>
    </button>
  );
}

/** A link that looks like a button. */
export function ButtonLink({
  look = 'normal',
  size = 'normal',
  wide = false,
  icon,
  children,
  ...rest
}: Omit<ComponentProps<'a'>, 'className' | 'style'> &
  Pick<ButtonProps, 'look' | 'size' | 'wide' | 'icon' | 'children'>) {
  return (
    <a {...rest} className="button" data-look={look} data-size={size} data-wide={wide}>
      {icon && <Icon node={icon} />}
      <span>{children}</span>
    </a>
  );
}

/** A square button that shows an icon alone; its label is spoken. */
export function IconButton({
  label,
  icon,
  ...rest
}: Omit<ComponentProps<'button'>, 'className' | 'style' | 'children'> & {
  readonly label: string;
  readonly icon: IconNode;
}) {
  return (
    <button type="button" {...rest} className="icon-button" aria-label={label} title={label}>
      <Icon node={icon} />
    </button>
  );
}
