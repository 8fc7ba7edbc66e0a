// What may meet a need, with the reasons, and the decision to match them. What both sides will
// read is filled in and can be changed before it is sent.

import { useState } from 'react';
import { callApi } from '#api/call-api.ts';
import { contract } from '#core/contract.ts';
import type { QueueItem } from '#core/desk.ts';
import { keyOf, type Suggestion } from '#core/matching.ts';
import { Button } from '#ui/button.tsx';
import { useDeskTexts } from '#ui/texts/desk/use-desk-texts.ts';
import { offerReplyWords, reasonWords, replyWords, targetWords } from '#words/match-words.ts';
import type { ItemNames } from '#words/submission-words.ts';
import type { Decided } from './decided-note.tsx';
import { failureWords } from './desk-error.ts';
import { type PageProps, useChange } from './use-desk.ts';
import { useSuggestions } from './use-suggestions.ts';

interface SuggestionsProps extends PageProps {
  readonly item: QueueItem;
  readonly names: ItemNames;
  readonly onDecided: (decided: Decided) => void;
}

export function Suggestions({ desk, ...rest }: SuggestionsProps) {
  const { match: words } = useDeskTexts();
  const suggested = useSuggestions(desk.area, rest.item);
  return (
    <section className="stack" aria-label={words.title}>
      <h3 className="section-title">{words.title}</h3>
      <p className="small muted">{words.hint}</p>
      {suggested.kind === 'waiting' && <p role="status">{words.searching}</p>}
      {suggested.kind === 'no place' && <p>{words.noPlace}</p>}
      {suggested.kind === 'found' && suggested.suggestions.length === 0 && <p>{words.none}</p>}
      {suggested.kind === 'found' &&
        suggested.suggestions.map((suggestion) => (
          <SuggestionCard key={keyOf(suggestion.target)} suggestion={suggestion} {...rest} />
        ))}
    </section>
  );
}

interface SuggestionCardProps extends Omit<SuggestionsProps, 'desk'> {
  readonly suggestion: Suggestion;
}

function SuggestionCard({ suggestion, item, names, onDecided }: SuggestionCardProps) {
  const texts = useDeskTexts();
  const { match: words, queue } = texts;
  const [reply, setReply] = useState(() => replyWords(suggestion, names));
  const [offerReply, setOfferReply] = useState(() => offerReplyWords(suggestion, names));
  const what = targetWords(suggestion, names);
  const accept = useChange(() => {
    const told = offerReply === null ? {} : { offerReply };
    const body = { submission: item.id, with: suggestion.target, reply, ...told };
    return callApi(contract.makeMatch, { body });
  });
  const done = () => onDecided({ id: item.id, words: words.done(what), isUndone: false });
  return (
    <article className="suggestion" aria-label={what}>
      <h4>{what}</h4>
      <ul className="reasons">
        {reasonWords(suggestion, names).map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      <label className="field">
        <span className="field-label">{queue.reply}</span>
        <input
          className="text-field"
          maxLength={300}
          value={reply}
          onChange={({ target }) => setReply(target.value)}
        />
      </label>
      {offerReply !== null && (
        <label className="field">
          <span className="field-label">{words.offerReply}</span>
          <input
            className="text-field"
            maxLength={300}
            value={offerReply}
            onChange={({ target }) => setOfferReply(target.value)}
          />
        </label>
      )}
      <Button
        disabled={accept.isPending || reply.trim() === ''}
        onClick={() => accept.mutate(undefined, { onSuccess: done })}
      >
        {words.accept}
      </Button>
      {accept.error && <p role="alert">{failureWords(accept.error, texts)}</p>}
    </article>
  );
}
