// The conditions one tap away, below the answer they change: how one goes, and the
// services as chips. Everything else is in the dialog.

import bike from 'lucide/dist/esm/icons/bike.mjs';
import footprints from 'lucide/dist/esm/icons/footprints.mjs';
import motorbike from 'lucide/dist/esm/icons/motorbike.mjs';
import { services as catalogue, type ServiceCode, serviceCodes } from '#core/service.ts';
import { type ProfileName, profileNames } from '#core/streets/profile.ts';
import { localized } from '#core/units.ts';
import { changeView, toggleService, useApp } from '#state/store.ts';
import { Chip } from '#ui/chip.tsx';
import type { IconNode } from '#ui/icon.tsx';
import { Segmented } from '#ui/segmented.tsx';
import { useTexts } from '#ui/texts/text-context.tsx';

const profileIcons: Record<ProfileName, IconNode> = { walk: footprints, ebike: motorbike, bike };

export function ProfileSwitch({ quiet = false }: { readonly quiet?: boolean }) {
  const texts = useTexts();
  const profile = useApp((state) => state.view.profile);
  return (
    <Segmented
      legend={texts.filters.profile}
      quiet={quiet}
      options={profileNames.map((value) => ({
        value,
        label: texts.profile[value],
        icon: profileIcons[value],
      }))}
      value={profile}
      onChange={(value) => changeView({ profile: value })}
    />
  );
}

export const isCare = (code: ServiceCode): boolean => 'careNumber' in catalogue[code];
const careCodes = serviceCodes.filter(isCare);

export function ServiceChips({ codes }: { readonly codes: readonly ServiceCode[] }) {
  const wanted = useApp((state) => state.view.services);
  const language = useApp((state) => state.view.lang);
  return codes.map((code) => (
    <li key={code}>
      <Chip
        label={localized(catalogue[code].name, language)}
        icon={catalogue[code].icon}
        pressed={wanted.includes(code)}
        onPress={() => toggleService(code)}
      />
    </li>
  ));
}

export function QuickFilters() {
  const texts = useTexts();
  const wanted = useApp((state) => state.view.services);
  // What is set stays in sight even when it is not one of the ten.
  const others = wanted.filter((code) => !isCare(code));
  return (
    <section className="quick-filters" aria-label={texts.filters.heading}>
      <ProfileSwitch quiet />
      <ul className="chip-strip" aria-label={texts.filters.quick}>
        <ServiceChips codes={[...others, ...careCodes]} />
      </ul>
    </section>
  );
}
