// What was decided last, with the way back.

import { callApi } from '#api/call-api.ts';
import { contract } from '#core/contract.ts';
import { Button } from '#ui/button.tsx';
import { useDeskTexts } from '#ui/texts/desk/use-desk-texts.ts';
import { failureWords } from './desk-error.ts';
import { useChange } from './use-desk.ts';

export interface Decided {
  readonly id: string;
  /** What was decided about what. */
  readonly words: string;
  /** It has been taken back. */
  readonly isUndone: boolean;
}

interface DecidedNoteProps {
  readonly decided: Decided;
  readonly onGone: (decided: Decided) => void;
}

export function DecidedNote({ decided, onGone }: DecidedNoteProps) {
  const texts = useDeskTexts();
  const { queue: words } = texts;
  const undo = useChange(() => callApi(contract.undoDecision, { id: decided.id }));
  const back = async () => {
    await undo.mutateAsync(undefined).then(
      () => onGone({ ...decided, isUndone: true }),
      () => {},
    );
  };
  return (
    <div className="desk-note">
      <p role="status">
        {decided.isUndone ? words.undone : decided.words}
        {undo.error && <span> {failureWords(undo.error, texts)}</span>}
      </p>
      {!decided.isUndone && (
        <Button look="plain" disabled={undo.isPending} onClick={() => void back()}>
          {words.undo}
        </Button>
      )}
    </div>
  );
}
