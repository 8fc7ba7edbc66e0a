// What the server found wrong with which field, in its words.

import type { Entry } from '#api/outbox/entry.ts';

export function RefusedFields({ entry: { refusal } }: { readonly entry: Entry }) {
  if (refusal === null || refusal.errors.length === 0) return null;
  return (
    <ul className="small muted">
      {refusal.errors.map(({ field, reason }) => (
        <li key={field}>
          {field}: {reason}
        </li>
      ))}
    </ul>
  );
}
