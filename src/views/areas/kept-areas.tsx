// The areas that this browser keeps, each to open or, after a question, to delete.

import { useQuery, useQueryClient } from '@tanstack/react-query';
import trash from 'lucide/dist/esm/icons/trash.mjs';
import { useRef, useState } from 'react';
import { localized } from '#core/units.ts';
import { forgetKeptArea, type KeptArea, listKeptAreas } from '#state/kept-areas.ts';
import { defaultViewState, type ViewState } from '#state/view-state.ts';
import { Button, IconButton } from '#ui/button.tsx';
import { useAreasTexts } from '#ui/texts/areas/use-areas-texts.ts';
import { areaAddress } from './area-address.ts';
import { AreaRow } from './area-row.tsx';

const key = ['kept areas'];

export function KeptAreas({ view }: { readonly view: ViewState }) {
  const texts = useAreasTexts();
  const heading = useRef<HTMLHeadingElement>(null);
  const queries = useQueryClient();
  // Another page may have kept or deleted some since.
  const kept = useQuery({ queryKey: key, queryFn: listKeptAreas, retry: false, staleTime: 0 });
  const [removed, setRemoved] = useState('');
  const remove = async (area: KeptArea) => {
    await forgetKeptArea(area.id);
    // Here is no area to go on with.
    if (area.id === view.area) return location.assign(areaAddress(view, defaultViewState.area));
    setRemoved(texts.removed(localized(area.manifest.name, view.lang)));
    heading.current?.focus();
    await queries.invalidateQueries({ queryKey: key });
  };
  return (
    <section className="stack">
      <h3 className="field-label" ref={heading} tabIndex={-1}>
        {texts.kept}
      </h3>
      <p className="visually-hidden" role="status">
        {removed}
      </p>
      {kept.isError && <p className="muted">{texts.keptFailed}</p>}
      {kept.data?.length === 0 && <p className="muted">{texts.keptNone}</p>}
      {kept.data && kept.data.length > 0 && (
        <ul className="area-list">
          {kept.data.map((area) => (
            <KeptRow key={area.id} area={area} view={view} onRemove={() => void remove(area)} />
          ))}
        </ul>
      )}
    </section>
  );
}

function KeptRow(props: {
  readonly area: KeptArea;
  readonly view: ViewState;
  readonly onRemove: () => void;
}) {
  const texts = useAreasTexts();
  const [isAsking, setAsking] = useState(false);
  const { area, view } = props;
  const name = localized(area.manifest.name, view.lang);
  const bytes = [...area.files.values()].reduce((sum, { size }) => sum + size, 0);
  const keptOn = new Date(area.keptAt).toLocaleDateString(view.lang === 'zh' ? 'zh-CN' : 'en-GB');
  if (isAsking) {
    return (
      <li className="area-question">
        <p>{texts.confirm(name)}</p>
        <div className="row-wrap">
          <Button onClick={props.onRemove}>{texts.yes}</Button>
          <Button look="primary" autoFocus onClick={() => setAsking(false)}>
            {texts.no}
          </Button>
        </div>
      </li>
    );
  }
  return (
    <AreaRow
      name={name}
      facts={texts.facts(texts.size(bytes), area.manifest.dataDate, keptOn)}
      address={areaAddress(view, area.id)}
      isCurrent={area.id === view.area}
    >
      <IconButton label={texts.remove(name)} icon={trash} onClick={() => setAsking(true)} />
    </AreaRow>
  );
}
