// The door of the desk: a passkey, or a code for who is here for the first time. Where there is
// no server, or a browser that can't, it says so.

import { useQuery } from '@tanstack/react-query';
import idCard from 'lucide/dist/esm/icons/id-card.mjs';
import keyRound from 'lucide/dist/esm/icons/key-round.mjs';
import { useState } from 'react';
import { ApiError } from '#api/call-api.ts';
import { doorQuery, providerFailed, providerUrl } from '#api/desk.ts';
import { OfflineError } from '#api/load-error.ts';
import { enrol, hasPasskeys, signIn } from '#api/passkeys.ts';
import { Button, ButtonLink } from '#ui/button.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { useDeskTexts } from '#ui/texts/desk/use-desk-texts.ts';
import { useTexts } from '#ui/texts/text-context.tsx';
import { failureWords } from './desk-error.ts';
import { useChange } from './use-desk.ts';

/** `hadSession`: somebody was signed in on this page before. */
export function SignIn({ hadSession }: { readonly hadSession: boolean }) {
  const texts = useDeskTexts();
  const words = texts.signIn;
  const entry = useChange(signIn);
  if (!hasPasskeys()) {
    return (
      <div className="stack-large">
        <Provider hadSession={hadSession} />
        <ErrorNote title={words.noPasskeys} hint={words.noPasskeysHint} />
      </div>
    );
  }
  return (
    <div className="stack-large">
      <Provider hadSession={hadSession} />
      <section className="card stack">
        <h2 className="section-title">{words.title}</h2>
        {hadSession && <p role="alert">{words.again}</p>}
        <p className="muted">{words.hint}</p>
        <Button
          look="primary"
          size="large"
          icon={keyRound}
          disabled={entry.isPending}
          onClick={() => entry.mutate(undefined)}
        >
          {words.button}
        </Button>
        {entry.error && <p role="alert">{failureWords(entry.error, texts)}</p>}
      </section>
      {!hadSession && <Enrolment />}
    </div>
  );
}

/** Where there is an identity provider. */
function Provider({ hadSession }: { readonly hadSession: boolean }) {
  const { signIn: words } = useDeskTexts();
  const door = useQuery(doorQuery);
  if (!door.data?.provider) return null;
  return (
    <section className="card stack">
      {location.hash === providerFailed && <p role="alert">{words.oidcFailed}</p>}
      <ButtonLink
        look="primary"
        size="large"
        icon={idCard}
        href={providerUrl}
        // What is being written here would go with the page.
        target={hadSession ? '_blank' : undefined}
        rel="noopener"
      >
        {words.oidc}
      </ButtonLink>
    </section>
  );
}

function Enrolment() {
  const texts = useDeskTexts();
  const words = texts.signIn;
  const [code, setCode] = useState('');
  const [name, setName] = useState('');
  const enrolment = useChange(() => enrol(code, name));
  return (
    <section className="card">
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          enrolment.mutate(undefined);
        }}
      >
        <h2 className="section-title">{words.enrolTitle}</h2>
        <p className="muted">{words.enrolHint}</p>
        <label className="field">
          <span className="field-label">{words.code}</span>
          <input
            className="text-field"
            required
            maxLength={40}
            autoComplete="one-time-code"
            autoCapitalize="characters"
            spellCheck={false}
            value={code}
            onChange={({ target }) => setCode(target.value)}
          />
        </label>
        <label className="field">
          <span className="field-label">{words.name}</span>
          <input
            className="text-field"
            required
            maxLength={20}
            autoComplete="nickname"
            value={name}
            onChange={({ target }) => setName(target.value)}
          />
        </label>
        <Button type="submit" icon={keyRound} disabled={enrolment.isPending}>
          {words.enrol}
        </Button>
        {enrolment.error && <p role="alert">{failureWords(enrolment.error, texts)}</p>}
      </form>
    </section>
  );
}

/** Why nobody can come in at all. */
export function NoDesk({ error, retry }: { readonly error: Error; readonly retry: () => void }) {
  const texts = useDeskTexts();
  const { retry: label } = useTexts().problem;
  const words = texts.signIn;
  if (error instanceof ApiError && error.code === 'no_server') {
    return <ErrorNote title={words.noServer} hint={words.noServerHint} />;
  }
  const isOffline = error instanceof OfflineError;
  return (
    <ErrorNote
      title={isOffline ? words.offline : failureWords(error, texts)}
      {...(isOffline && { hint: words.offlineHint })}
      retry={{ label, onPress: retry }}
    />
  );
}
