// The draft: choose a station or a programme, change it with the map beside, keep it; the history
// with its way back; and the files that the build takes.

import download from 'lucide/dist/esm/icons/download.mjs';
import plus from 'lucide/dist/esm/icons/plus.mjs';
import { useState } from 'react';
import { ApiError, callApi } from '#api/call-api.ts';
import { draftFileUrl } from '#api/desk.ts';
import { contract } from '#core/contract.ts';
import type { Draft, DraftStation, DraftStep } from '#core/draft.ts';
import { type Instant, instant, localized } from '#core/units.ts';
import { type DeskEdit, setDeskEdit, useDeskEdit } from '#state/desk-edit.ts';
import { changeView, useApp } from '#state/store.ts';
import { Button, ButtonLink } from '#ui/button.tsx';
import { Segmented } from '#ui/segmented.tsx';
import { SkeletonRows } from '#ui/skeleton.tsx';
import { useDeskTexts } from '#ui/texts/desk/use-desk-texts.ts';
import { useTexts } from '#ui/texts/text-context.tsx';
import { momentWords } from '#words/opening-words.ts';
import { failureWords } from './desk-error.ts';
import { newProgramme, newStation } from './new-edit.ts';
import { ProgrammeForm } from './programme-form.tsx';
import { NoDesk } from './sign-in.tsx';
import { StationForm } from './station-form.tsx';
import { mayEdit, type PageProps, useChange } from './use-desk.ts';
import { useDraft } from './use-draft.ts';

export function EditPage({ desk }: PageProps) {
  const { edit: words, loading, ...texts } = useDeskTexts();
  const draft = useDraft(desk.area);
  const edit = useDeskEdit();
  if (draft.error) return <NoDesk error={draft.error} retry={() => void draft.refetch()} />;
  if (!draft.data) return <SkeletonRows count={3} label={loading} />;
  const { id } = desk.area.manifest;
  return (
    <div className="stack-large">
      <p className="muted">{words.hint}</p>
      {!mayEdit(desk) && <p>{texts.roleLacking(texts.roles[desk.self.role])}</p>}
      {mayEdit(desk) && <Chooser desk={desk} draft={draft.data} />}
      {mayEdit(desk) && edit && <EditForm key={edit.id} desk={desk} edit={edit} />}
      <History desk={desk} draft={draft.data} />
      <div className="row-wrap">
        <ButtonLink icon={download} href={draftFileUrl(id, 'exportStations')} download>
          {words.exportStations}
        </ButtonLink>
        <ButtonLink icon={download} href={draftFileUrl(id, 'exportProgrammes')} download>
          {words.exportProgrammes}
        </ButtonLink>
      </div>
    </div>
  );
}

interface DraftProps {
  readonly draft: Draft;
}

interface Choice {
  readonly edit: DeskEdit;
  readonly name: string;
}

function choicesOf(draft: Draft, kind: DeskEdit['kind'], language: 'zh' | 'en'): Choice[] {
  if (kind === 'programme') {
    return draft.programmes.map((programme) => ({
      edit: { kind, id: programme.id, programme },
      name: localized(programme.title, language),
    }));
  }
  return draft.stations.map(({ at, properties }) => ({
    edit: { kind, id: properties.id, at, properties },
    name: String(properties.name),
  }));
}

function Chooser({ desk, draft }: PageProps & DraftProps) {
  const { edit: words } = useDeskTexts();
  const language = useApp((state) => state.view.lang);
  const edit = useDeskEdit();
  const [kind, setKind] = useState<DeskEdit['kind']>(edit?.kind ?? 'station');
  const choices = choicesOf(draft, kind, language);
  const now = useApp((state) => state.now);
  const add = () => {
    const asked = { area: desk.area, draft, name: words.newName[kind], now };
    setDeskEdit(kind === 'station' ? newStation(asked) : newProgramme(asked));
  };
  const changed = new Set(draft.steps.filter(({ isUndone }) => !isUndone).map((step) => step.id));
  const choose = (id: string) => {
    const chosen = choices.find((one) => one.edit.id === id)?.edit ?? null;
    setDeskEdit(chosen);
    if (chosen?.kind === 'station') changeView({ station: id });
  };
  return (
    <div className="stack">
      <Segmented
        legend={words.what}
        quiet
        options={[
          { value: 'station', label: words.stations },
          { value: 'programme', label: words.programmes },
        ]}
        value={kind}
        onChange={(next) => {
          setKind(next);
          setDeskEdit(null);
        }}
      />
      <label className="field">
        <span className="field-label">{words.choose}</span>
        <select
          className="text-field"
          value={edit?.id ?? ''}
          onChange={({ target }) => choose(target.value)}
        >
          <option value="">{words.chooseNone}</option>
          {choices.map(({ edit: { id }, name }) => (
            <option key={id} value={id}>
              {name}
              {changed.has(id) ? words.changed : ''}
            </option>
          ))}
        </select>
      </label>
      <div>
        <Button icon={plus} onClick={add}>
          {words.add[kind]}
        </Button>
      </div>
    </div>
  );
}

function EditForm({ desk, edit }: PageProps & { readonly edit: DeskEdit }) {
  const texts = useDeskTexts();
  const { edit: words } = texts;
  const { area } = desk;
  const change = useChange((body: DraftStep) =>
    callApi(contract.changeDraft, { id: area.manifest.id, body }),
  );
  const remove = () => {
    const { kind, id } = edit;
    const step = kind === 'station' ? { kind, id, station: null } : { kind, id, programme: null };
    change.mutate(step, { onSuccess: () => setDeskEdit(null) });
  };
  return (
    <form
      className="card stack"
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate(stepOf(edit, useApp.getState().now));
      }}
    >
      {edit.kind === 'station' ? (
        <StationForm area={area} edit={edit} />
      ) : (
        <ProgrammeForm area={area} edit={edit} />
      )}
      {change.error && <Findings error={change.error} />}
      {change.isSuccess && <p role="status">{words.saved}</p>}
      <div className="row-wrap">
        <Button type="submit" look="primary" disabled={change.isPending}>
          {words.save}
        </Button>
        <Button onClick={() => setDeskEdit(null)}>{words.close}</Button>
        <Button look="plain" disabled={change.isPending} onClick={remove}>
          {words.remove}
        </Button>
      </div>
      {edit.kind === 'station' && <p className="small muted">{words.onMap}</p>}
    </form>
  );
}

/** The server looks through the properties, as it does for any file. */
const stepOf = (edit: DeskEdit, now: Instant): DraftStep =>
  edit.kind === 'station'
    ? {
        kind: 'station',
        id: edit.id,
        station: { at: edit.at, properties: edit.properties } as unknown as DraftStation,
      }
    : {
        kind: 'programme',
        id: edit.id,
        programme: { ...edit.programme, updated: new Date(now).toISOString() },
      };

function Findings({ error }: { readonly error: Error }) {
  const texts = useDeskTexts();
  const errors = error instanceof ApiError ? error.errors : [];
  if (errors.length === 0) return <p role="alert">{failureWords(error, texts)}</p>;
  return (
    <div role="alert">
      <p>{texts.edit.findings}</p>
      <ul className="reasons">
        {errors.map(({ field, reason }) => (
          <li key={field + reason}>
            {field}: {reason}
          </li>
        ))}
      </ul>
    </div>
  );
}

function History({ desk, draft }: PageProps & DraftProps) {
  const { edit: words } = useDeskTexts();
  const now = useApp((state) => state.now);
  return (
    <section className="card stack">
      <h2 className="section-title">{words.history}</h2>
      {draft.steps.length === 0 && <p className="muted">{words.historyNone}</p>}
      <ul className="stack">
        {draft.steps.map((step) => (
          <Step key={step.step} desk={desk} step={step} now={now} />
        ))}
      </ul>
    </section>
  );
}

interface StepProps extends PageProps {
  readonly step: Draft['steps'][number];
  readonly now: Instant;
}

function Step({ desk, step, now }: StepProps) {
  const texts = useTexts();
  const deskTexts = useDeskTexts();
  const { edit: words } = deskTexts;
  const { utcOffsetMinutes } = desk.area.calendar;
  const turn = useChange(() => {
    const { id } = desk.area.manifest;
    return callApi(contract.undoDraft, { id, body: { step: step.step } });
  });
  const moment = momentWords(instant(Date.parse(step.at)), { now, utcOffsetMinutes }, texts);
  const what = step.isRemoval ? `${step.id} ${words.removal}` : step.id;
  return (
    <li className="row-spread-wrap">
      <span>
        {words.historyLine(what, moment, step.who)} {step.isUndone && words.undone}
      </span>
      {mayEdit(desk) && (
        <Button
          disabled={turn.isPending}
          onClick={() => {
            setDeskEdit(null);
            turn.mutate(undefined);
          }}
        >
          {step.isUndone ? words.redo : words.undo}
        </Button>
      )}
      {turn.error && <p role="alert">{failureWords(turn.error, deskTexts)}</p>}
    </li>
  );
}
