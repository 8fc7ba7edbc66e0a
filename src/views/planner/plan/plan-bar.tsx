// The steps of a scenario and what can be done with it as a whole: undo, keep, open, hand
// on as a link or a file.

import copy from 'lucide/dist/esm/icons/copy.mjs';
import download from 'lucide/dist/esm/icons/download.mjs';
import redo from 'lucide/dist/esm/icons/redo-2.mjs';
import save from 'lucide/dist/esm/icons/save.mjs';
import undo from 'lucide/dist/esm/icons/undo-2.mjs';
import { type ChangeEvent, useState } from 'react';
import * as v from 'valibot';
import { type Scenario, scenarioFile } from '#core/planning/scenario.ts';
import {
  forgetPlan,
  keepPlan,
  openScenario,
  redoPlan,
  startOver,
  undoPlan,
  usePlan,
} from '#state/plan.ts';
import { isLocal } from '#state/plan-address.ts';
import { useApp } from '#state/store.ts';
import { Button } from '#ui/button.tsx';
import { copyText } from '#ui/copy-text.ts';
import { saveFile, textFile } from '#ui/save-file.ts';
import { usePlannerTexts } from '#ui/texts/planner/use-planner-texts.ts';

/** What servers, chats and QR codes still take. */
const longestLink = 2000;

interface PlanBarProps {
  readonly scenario: Scenario;
  readonly areaId: string;
}

export function PlanBar({ scenario, areaId }: PlanBarProps) {
  const { plan: words } = usePlannerTexts();
  const [told, setTold] = useState('');
  const isUnchanged = scenario.edits.length === 0;
  const isInLink = useApp(({ view }) => !isLocal(view.plan) && !isLocal(view.against));
  const isSafe = usePlan((state) => state.isSafe);
  return (
    <div className="stack">
      <Steps isUnchanged={isUnchanged} />
      <div className="button-row">
        <Button
          icon={save}
          disabled={isUnchanged}
          onClick={() => setTold(keepPlan() ? words.kept : words.notKept)}
        >
          {words.keep}
        </Button>
        {isInLink && (
          <Button icon={copy} onClick={() => void copyLink().then(setTold)}>
            {words.copyLink}
          </Button>
        )}
        <Button
          look={isInLink ? 'normal' : 'primary'}
          icon={download}
          disabled={isUnchanged}
          onClick={() => saveScenario(scenario)}
        >
          {words.exportFile}
        </Button>
        <ImportFile areaId={areaId} onTold={setTold} />
      </div>
      {!isInLink && !isUnchanged && (
        <p role="status" className="note" data-tone="warn">
          {isSafe ? words.local : words.atRisk}
        </p>
      )}
      <p role="status" className="small">
        {told}
      </p>
      <KeptPlans areaId={areaId} />
    </div>
  );

  async function copyLink(): Promise<string> {
    const link = location.href;
    if (link.length > longestLink) return words.longLink;
    return (await copyText(link)) ? words.copied : `${words.copyFailed} ${link}`;
  }
}

function Steps({ isUnchanged }: { readonly isUnchanged: boolean }) {
  const { plan: words } = usePlannerTexts();
  const history = usePlan((state) => state.history);
  return (
    <div className="button-row">
      <Button icon={undo} disabled={!history?.past.length} onClick={undoPlan}>
        {words.undo}
      </Button>
      <Button icon={redo} disabled={!history?.future.length} onClick={redoPlan}>
        {words.redo}
      </Button>
      <Button look="plain" disabled={isUnchanged} onClick={startOver}>
        {words.startOver}
      </Button>
    </div>
  );
}

function saveScenario(scenario: Scenario): void {
  const name = `${scenario.name.replaceAll(/[^\p{L}\p{N}-]+/gu, '-')}.scenario.json`;
  saveFile(name, textFile(`${JSON.stringify(scenario, null, 1)}\n`, 'application/json'));
}

function ImportFile(props: { readonly areaId: string; readonly onTold: (words: string) => void }) {
  const { plan: words } = usePlannerTexts();
  const read = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? [];
    target.value = '';
    if (!file) return;
    try {
      const scenario = v.parse(scenarioFile, JSON.parse(await file.text()));
      if (scenario.base.area !== props.areaId) props.onTold(words.wrongArea(scenario.base.area));
      else openScenario(scenario);
    } catch (error) {
      props.onTold(words.importFailed((error as Error).message));
    }
  };
  return (
    <label className="button file-button">
      <span>{words.importFile}</span>
      <input
        type="file"
        accept=".json,application/json"
        className="visually-hidden"
        onChange={(event) => void read(event)}
      />
    </label>
  );
}

function KeptPlans({ areaId }: { readonly areaId: string }) {
  const { plan: words } = usePlannerTexts();
  const kept = usePlan((state) => state.kept).filter(({ base }) => base.area === areaId);
  if (kept.length === 0) return null;
  return (
    <details>
      <summary>{words.open}</summary>
      <ul className="change-list">
        {kept.map((scenario) => (
          <li key={scenario.name}>
            <button type="button" className="link-button" onClick={() => openScenario(scenario)}>
              {scenario.name}
            </button>
            <Button look="plain" onClick={() => forgetPlan(scenario)}>
              {words.forget}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
