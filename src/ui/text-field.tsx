// A text a person types, with its question above and what to know about it below.

import { useId } from 'react';

interface TextFieldProps {
  readonly label: string;
  readonly hint?: string;
  /** What is wrong with it now. */
  readonly error?: string | null;
  readonly value: string;
  /** Characters at most. */
  readonly most: number;
  readonly lines?: number;
  readonly type?: 'text' | 'tel';
  readonly autoComplete?: string;
  readonly onChange: (value: string) => void;
}

export function TextField({
  label,
  hint,
  error = null,
  value,
  most,
  lines = 1,
  type = 'text',
  autoComplete = 'off',
  onChange,
}: TextFieldProps) {
  const id = useId();
  const aboutId = useId();
  const common = {
    id,
    className: 'text-field',
    value,
    maxLength: most,
    autoComplete,
    'aria-describedby': aboutId,
    'aria-invalid': error !== null,
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      onChange(event.currentTarget.value),
  };
  return (
    <div>
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {lines > 1 ? <textarea {...common} rows={lines} /> : <input {...common} type={type} />}
      <p id={aboutId} className="small muted" role={error === null ? undefined : 'alert'}>
        {error ?? hint}
      </p>
    </div>
  );
}
