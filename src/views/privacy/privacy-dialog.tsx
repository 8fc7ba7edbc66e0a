// The page about privacy: what is stored, why and how long, in the words of a rider; what this
// browser keeps, and the button that erases it. Days come from the code that erases.

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { retentionDays, submissionKinds } from '#core/submission.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { usePrivacyTexts } from '#ui/texts/privacy/use-privacy-texts.ts';
import { useTexts } from '#ui/texts/text-context.tsx';
import { eraseOwnData, ownData } from './own-data.ts';

export function PrivacyDialog({ onClose }: { readonly onClose: () => void }) {
  const own = usePrivacyTexts();
  const texts = useTexts();
  return (
    <Dialog title={own.title} closeLabel={texts.close} onClose={onClose}>
      <div className="stack-large">
        <Part {...own.position} />
        <section className="stack">
          <h3 className="section-title">{own.sent.heading}</h3>
          <p>{own.sent.intro}</p>
          <ul className="stack">
            {submissionKinds.map((kind) => {
              const { name, what, why } = own.sent.kinds[kind];
              return (
                <li key={kind}>
                  <strong>{name}</strong> <span>{own.sent.days[kind](retentionDays[kind])}</span>
                  <p className="small">{what}</p>
                  <p className="small muted">{why}</p>
                </li>
              );
            })}
          </ul>
          <Lines lines={own.sent.lines} />
        </section>
        <Part {...own.server} />
        <section className="stack">
          <h3 className="section-title">{own.device.heading}</h3>
          <Lines lines={own.device.lines} />
          <Erase />
        </section>
      </div>
    </Dialog>
  );
}

const Part = ({ heading, lines }: { heading: string; lines: readonly string[] }) => (
  <section className="stack">
    <h3 className="section-title">{heading}</h3>
    <Lines lines={lines} />
  </section>
);

const Lines = ({ lines }: { readonly lines: readonly string[] }) => (
  <ul className="stack">
    {lines.map((line) => (
      <li key={line}>{line}</li>
    ))}
  </ul>
);

type Step = 'not asked' | 'asked' | 'erasing' | 'erased' | 'failed';

/** Says first what would be lost. */
function Erase() {
  const { device: words } = usePrivacyTexts();
  const [step, setStep] = useState<Step>('not asked');
  const data = useQuery({
    queryKey: ['own data'],
    queryFn: ownData,
    networkMode: 'always',
    staleTime: 0,
    retry: false,
  });
  const erase = async () => {
    setStep('erasing');
    try {
      await eraseOwnData();
      setStep('erased');
      // What the page still has in memory goes with it.
      location.replace('/');
    } catch {
      setStep('failed');
    }
  };
  if (step === 'erased') return <p role="status">{words.erased}</p>;
  if (step === 'failed') return <ErrorNote title={words.failed} hint={words.failedHint} />;
  if (step === 'not asked') {
    return (
      <Button onClick={() => void data.refetch().then(() => setStep('asked'))}>
        {words.erase}
      </Button>
    );
  }
  return (
    <div className="card stack" role="alert">
      <p>{words.ask}</p>
      {data.data && <Lines lines={words.losses(data.data)} />}
      <div className="row-wrap">
        <Button disabled={step === 'erasing'} onClick={() => void erase()}>
          {words.sure}
        </Button>
        <Button look="primary" disabled={step === 'erasing'} onClick={() => setStep('not asked')}>
          {words.keep}
        </Button>
      </div>
    </div>
  );
}
