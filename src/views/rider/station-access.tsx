// Who may come in and what is there besides the services. "Not confirmed" is said
// once for all that nobody has confirmed, rather than line by line.

import accessibility from 'lucide/dist/esm/icons/accessibility.mjs';
import armchair from 'lucide/dist/esm/icons/armchair.mjs';
import motorbike from 'lucide/dist/esm/icons/motorbike.mjs';
import toilet from 'lucide/dist/esm/icons/toilet.mjs';
import users from 'lucide/dist/esm/icons/users.mjs';
import wallet from 'lucide/dist/esm/icons/wallet.mjs';
import type { Station } from '#core/station.ts';
import { Icon } from '#ui/icon.tsx';
import { useTexts } from '#ui/texts/text-context.tsx';

export function StationAccess({ station }: { readonly station: Station }) {
  const { station: texts } = useTexts();
  const { access, capacity } = station;
  const facts = [
    { icon: users, words: texts.who[access.who], known: true },
    { icon: wallet, words: texts.fee[access.fee], known: access.fee !== 'unknown' },
    {
      icon: motorbike,
      words: texts.bikeParking[access.bike_parking],
      known: access.bike_parking !== 'unknown',
    },
    { icon: toilet, words: texts.toilets[access.toilets], known: access.toilets !== 'unknown' },
    {
      icon: accessibility,
      words: texts.wheelchair[access.wheelchair],
      known: access.wheelchair !== 'unknown',
    },
  ];
  return (
    <section className="card">
      <h3 className="section-title">{texts.access}</h3>
      <ul className="access-list">
        {facts.map(({ icon, words, known }) => (
          <li key={words} data-known={known}>
            <Icon node={icon} />
            <span>{words}</span>
          </li>
        ))}
        {capacity?.seats !== undefined && (
          <li data-known="true">
            <Icon node={armchair} />
            <span>{texts.seats(capacity.seats)}</span>
          </li>
        )}
      </ul>
    </section>
  );
}
