// Language, display and size of the text, and what the data are: at the lower edge,
// within reach of the thumb that holds the phone.

import mapIcon from 'lucide/dist/esm/icons/map.mjs';
import type { AreaManifest } from '#core/area.ts';
import { type Language, localized } from '#core/units.ts';
import { openAreas } from '#state/areas-dialog.ts';
import { changeView, useApp } from '#state/store.ts';
import { themeChoices } from '#state/view-state.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Segmented } from '#ui/segmented.tsx';
import { languageNames, useTexts } from '#ui/texts/text-context.tsx';

const languages: readonly Language[] = ['zh', 'en'];
const textSizes = ['normal', 'large'] as const;

interface SettingsDialogProps {
  readonly manifest: AreaManifest;
  readonly onClose: () => void;
}

export function SettingsDialog({ manifest, onClose }: SettingsDialogProps) {
  const texts = useTexts();
  const { settings, areas, map, provenance } = texts;
  const { lang, theme, text } = useApp((state) => state.view);
  return (
    <Dialog title={settings.title} closeLabel={texts.close} onClose={onClose}>
      <div className="stack-large">
        <Segmented
          legend={settings.language}
          options={languages.map((value) => ({ value, label: languageNames[value] }))}
          value={lang}
          onChange={(value) => changeView({ lang: value })}
        />
        <div>
          <Segmented
            legend={settings.theme}
            options={themeChoices.map((value) => ({ value, label: settings.themes[value] }))}
            value={theme}
            onChange={(value) => changeView({ theme: value })}
          />
          <p className="small muted hint">{settings.themeHint}</p>
        </div>
        <Segmented
          legend={settings.text}
          options={textSizes.map((value) => ({ value, label: settings.texts[value] }))}
          value={text}
          onChange={(value) => changeView({ text: value })}
        />
        <section>
          <h3 className="field-label">{areas.heading}</h3>
          <p>{localized(manifest.name, lang)}</p>
          <Button
            icon={mapIcon}
            onClick={() => {
              onClose();
              openAreas();
            }}
          >
            {areas.choose}
          </Button>
        </section>
        <section>
          <h3 className="field-label">{settings.about}</h3>
          <ul className="about">
            {manifest.schematic && <li>{map.schematicHint}</li>}
            {manifest.illustrative && <li>{provenance.illustrativeHint}</li>}
            <li>{settings.streets(manifest.dataDate)}</li>
            <li>{manifest.files.calendar ? settings.calendar : settings.noCalendar}</li>
            <li>
              {localized(manifest.attribution, lang)} · {manifest.licence}
            </li>
          </ul>
        </section>
      </div>
    </Dialog>
  );
}
