// Which theme is shown. `auto` follows the system: dark is night; a wish for more
// contrast by day is glare, since at night black on white would dazzle and the night
// theme is above 7:1 already.

import { useSyncExternalStore } from 'react';
import type { ThemeName } from '#map/scene.ts';
import type { ThemeChoice } from '#state/view-state.ts';

interface SystemWishes {
  readonly dark: boolean;
  readonly moreContrast: boolean;
}

export function resolveTheme(choice: ThemeChoice, { dark, moreContrast }: SystemWishes): ThemeName {
  if (choice !== 'auto') return choice;
  if (dark) return 'night';
  return moreContrast ? 'glare' : 'day';
}

function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = matchMedia(query);
      media.addEventListener('change', changed);
      return () => media.removeEventListener('change', changed);
    },
    () => matchMedia(query).matches,
  );
}

export function useTheme(choice: ThemeChoice): ThemeName {
  const dark = useMedia('(prefers-color-scheme: dark)');
  const moreContrast = useMedia('(prefers-contrast: more)');
  return resolveTheme(choice, { dark, moreContrast });
}
