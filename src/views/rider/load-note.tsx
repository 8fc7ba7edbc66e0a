// Says in the user's words what an exception of `api` or the worker means: which data
// could not be had, why as far as it matters, and a way to try again.

import mapIcon from 'lucide/dist/esm/icons/map.mjs';
import { openAreas } from '#state/areas-dialog.ts';
import { Button } from '#ui/button.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { useTexts } from '#ui/texts/text-context.tsx';

interface LoadNoteProps {
  readonly error: Error;
  readonly what: string;
  readonly retry: () => void;
}

export function LoadNote({ error, what, retry }: LoadNoteProps) {
  const { problem, areas } = useTexts();
  const code = 'code' in error ? String(error.code) : error.name;
  const [title, hint] =
    code === 'offline'
      ? [problem.offline, problem.offlineHint]
      : code === 'not_kept'
        ? [problem.notKept, problem.notKeptHint]
        : code === 'not_valid' || code === 'not_json'
          ? [problem.invalid(what), problem.invalidHint]
          : [problem.load(what), problem.loadHint];
  return (
    <ErrorNote
      title={title}
      hint={hint}
      code={problem.code(code)}
      retry={{ label: problem.retry, onPress: retry }}
    >
      <Button icon={mapIcon} onClick={() => openAreas()}>
        {areas.choose}
      </Button>
    </ErrorNote>
  );
}
