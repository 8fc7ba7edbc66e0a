// The areas of the site, from its index.

import { useQuery } from '@tanstack/react-query';
import { servedAreasQuery } from '#api/served-areas.ts';
import { localized } from '#core/units.ts';
import type { ViewState } from '#state/view-state.ts';
import { useAreasTexts } from '#ui/texts/areas/use-areas-texts.ts';
import { areaAddress } from './area-address.ts';
import { AreaRow } from './area-row.tsx';

export function ServedAreas({ view }: { readonly view: ViewState }) {
  const texts = useAreasTexts();
  const served = useQuery(servedAreasQuery);
  return (
    <section className="stack">
      <h3 className="field-label">{texts.served}</h3>
      {served.isPending && <p className="muted">{texts.loading}</p>}
      {served.isError && <p className="muted">{texts.servedFailed}</p>}
      <ul className="area-list">
        {served.data?.map(({ id, name, dataDate }) => (
          <AreaRow
            key={id}
            name={localized(name, view.lang)}
            facts={texts.dataDate(dataDate)}
            address={areaAddress(view, id)}
            isCurrent={id === view.area}
          />
        ))}
      </ul>
    </section>
  );
}
