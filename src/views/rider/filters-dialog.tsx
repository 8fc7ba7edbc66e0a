// All conditions: how, when, which services, open when, and at which hours. They act
// at once; the button at the end says how many stations are left.

import eraser from 'lucide/dist/esm/icons/eraser.mjs';
import { formatLocalTime } from '#core/local-time.ts';
import { serviceCodes } from '#core/service.ts';
import { changeView, clearFilters, useApp } from '#state/store.ts';
import { hoursFilters, openFilters } from '#state/view-state.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Segmented } from '#ui/segmented.tsx';
import { useTexts } from '#ui/texts/text-context.tsx';
import { isCare, ProfileSwitch, ServiceChips } from './quick-filters.tsx';

interface FiltersDialogProps {
  readonly utcOffsetMinutes: number;
  readonly found: number;
  readonly onClose: () => void;
}

export function FiltersDialog({ utcOffsetMinutes, found, onClose }: FiltersDialogProps) {
  const texts = useTexts();
  const { filters } = texts;
  const open = useApp((state) => state.view.open);
  const hours = useApp((state) => state.view.hours);
  return (
    <Dialog
      title={filters.heading}
      closeLabel={texts.close}
      onClose={onClose}
      footer={
        <div className="answer-actions">
          <Button look="primary" size="large" onClick={onClose}>
            {filters.done(found)}
          </Button>
          <Button size="large" icon={eraser} onClick={clearFilters}>
            {filters.clear}
          </Button>
        </div>
      }
    >
      <div className="stack-large">
        <Segmented
          legend={filters.open}
          options={openFilters.map((value) => ({ value, label: filters.openChoice[value] }))}
          value={open}
          onChange={(value) => changeView({ open: value })}
        />
        <div>
          <Segmented
            legend={filters.hours}
            options={hoursFilters.map((value) => ({ value, label: filters.hoursChoice[value] }))}
            value={hours}
            onChange={(value) => changeView({ hours: value })}
          />
          {filters.hoursHint[hours] && (
            <p className="small muted hint">{filters.hoursHint[hours]}</p>
          )}
        </div>
        <section>
          <h3 className="field-label">{texts.services.care}</h3>
          <ul className="row-wrap">
            <ServiceChips codes={serviceCodes.filter(isCare)} />
          </ul>
        </section>
        <section>
          <h3 className="field-label">{texts.services.others}</h3>
          <ul className="row-wrap">
            <ServiceChips codes={serviceCodes.filter((code) => !isCare(code))} />
          </ul>
        </section>
        <ProfileSwitch />
        <Departure utcOffsetMinutes={utcOffsetMinutes} />
      </div>
    </Dialog>
  );
}

function Departure({ utcOffsetMinutes }: { readonly utcOffsetMinutes: number }) {
  const { filters } = useTexts();
  const when = useApp((state) => state.view.when);
  const now = useApp((state) => state.now);
  const choose = (value: 'now' | 'chosen') =>
    changeView({ when: value === 'now' ? null : formatLocalTime(now, utcOffsetMinutes) });
  return (
    <div className="stack">
      <Segmented
        legend={filters.when}
        options={[
          { value: 'now', label: filters.now },
          { value: 'chosen', label: filters.chooseTime },
        ]}
        value={when === null ? 'now' : 'chosen'}
        onChange={choose}
      />
      {when !== null && (
        <label className="stack">
          <span className="small muted">{filters.timeLabel}</span>
          <input
            type="datetime-local"
            className="text-field"
            value={when}
            required
            onChange={(event) => {
              // An emptied field says nothing yet; the last time stands.
              if (event.target.value !== '') changeView({ when: event.target.value.slice(0, 16) });
            }}
          />
        </label>
      )}
    </div>
  );
}
