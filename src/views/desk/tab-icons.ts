// The pages of the desk, in their order.

import chartColumn from 'lucide/dist/esm/icons/chart-column.mjs';
import handHelping from 'lucide/dist/esm/icons/hand-helping.mjs';
import inbox from 'lucide/dist/esm/icons/inbox.mjs';
import pencilLine from 'lucide/dist/esm/icons/pencil-line.mjs';
import users from 'lucide/dist/esm/icons/users.mjs';
import type { IconNode } from '#ui/icon.tsx';

export const tabIcons = {
  queue: inbox,
  figures: chartColumn,
  team: handHelping,
  edit: pencilLine,
  staff: users,
} satisfies Record<string, IconNode>;
export type DeskTab = keyof typeof tabIcons;
