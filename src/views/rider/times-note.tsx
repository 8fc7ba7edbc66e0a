// Says when the times are not those of the streets, and why.

import { ErrorNote } from '#ui/error-note.tsx';
import { useTexts } from '#ui/texts/text-context.tsx';
import type { Rider } from './use-rider.ts';

export function TimesNote({ rider }: { readonly rider: Rider }) {
  const { answer, problem } = useTexts();
  const { source, retry } = rider.times;
  switch (source) {
    case 'streets':
      return null;
    case 'pending':
      return (
        <p className="small muted" role="status">
          {answer.estimating}
        </p>
      );
    case 'far':
      return <p className="note">{answer.farFromStreets}</p>;
    case 'failed':
      return (
        <ErrorNote title={answer.timesFailed} retry={{ label: problem.retry, onPress: retry }} />
      );
  }
}
