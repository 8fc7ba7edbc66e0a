// What only the person can say of a file: which column holds what, and which coordinate
// system it is in.

import {
  type ColumnMap,
  type ImportField,
  type ImportKind,
  importFields,
  missingFields,
} from '#core/planning/import-columns.ts';
import { type CoordinateSystem, coordinateSystems } from '#core/planning/import-position.ts';
import { usePlannerTexts } from '#ui/texts/planner/use-planner-texts.ts';
import { useTexts } from '#ui/texts/text-context.tsx';
import type { SystemFit } from './system-fit.ts';

interface ColumnChoiceProps {
  readonly kind: ImportKind;
  /** Of the columns, in the file. */
  readonly names: readonly string[];
  readonly columns: ColumnMap;
  readonly onChange: (columns: ColumnMap) => void;
}

export function ColumnChoice({ kind, names, columns, onChange }: ColumnChoiceProps) {
  const texts = usePlannerTexts().exchange.bringing;
  const { listSeparator } = useTexts();
  const missing = missingFields(kind, columns);
  const name = (field: ImportField) => texts.field[field];
  return (
    <fieldset className="stack">
      <legend className="field-label">{texts.columns}</legend>
      <div className="column-choices">
        {importFields[kind].map((field) => (
          <label key={field} className="column-choice">
            <span>{name(field)}</span>
            <select
              value={columns[field] ?? ''}
              onChange={({ currentTarget: { value } }) =>
                onChange({ ...columns, [field]: value === '' ? null : Number(value) })
              }
            >
              <option value="">{texts.noColumn}</option>
              {names.map((column, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have one name; their place is what they are.
                <option key={i} value={i}>
                  {column || `${i + 1}`}
                </option>
              ))}
            </select>
          </label>
        ))}
      </div>
      {missing.length > 0 && (
        <p role="status" className="note">
          {texts.missing(
            missing.map((ways) =>
              ways.map((fields) => fields.map(name).join(listSeparator)).join(texts.or),
            ),
          )}
        </p>
      )}
    </fieldset>
  );
}

interface SystemChoiceProps {
  readonly value: CoordinateSystem | null;
  readonly fit: SystemFit | null;
  readonly onChange: (system: CoordinateSystem) => void;
}

export function SystemChoice({ value, fit, onChange }: SystemChoiceProps) {
  const texts = usePlannerTexts().exchange.bringing;
  return (
    <fieldset className="stack">
      <legend className="field-label">{texts.system}</legend>
      <p className="small muted">{texts.systemHint}</p>
      <div className="segments system-choice">
        {coordinateSystems.map((system) => (
          <label key={system} className="segment">
            <input
              type="radio"
              className="visually-hidden"
              name="coordinate-system"
              value={system}
              checked={system === value}
              onChange={() => onChange(system)}
            />
            <span>{texts.systems[system]}</span>
            {fit && <span className="small">{texts.systemFit(fit[system])}</span>}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
