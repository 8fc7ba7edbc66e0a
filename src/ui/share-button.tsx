// Hands on a link: by the system's own sheet where there is one, else by the clipboard, else
// as text to copy by hand.

import share2 from 'lucide/dist/esm/icons/share-2.mjs';
import { useState } from 'react';
import { Button } from './button.tsx';
import { copyText } from './copy-text.ts';
import { useTexts } from './texts/text-context.tsx';

interface ShareButtonProps {
  readonly title: string;
  /** What the system's sheet is given beside the title and the link. */
  readonly text?: string;
  readonly url: string;
}

export function ShareButton({ title, text, url }: ShareButtonProps) {
  const { share: words } = useTexts();
  const [outcome, setOutcome] = useState<'none' | 'copied' | 'failed'>('none');
  const share = async () => {
    if (navigator.share) {
      try {
        await navigator.share({ title, url, ...(text !== undefined && { text }) });
        return;
      } catch (error) {
        // Closing the system's sheet is an answer, not a failure.
        if (error instanceof DOMException && error.name === 'AbortError') return;
      }
    }
    setOutcome((await copyText(url)) ? 'copied' : 'failed');
  };
  return (
    <>
      <Button size="large" icon={share2} onClick={() => void share()}>
        {words.button}
      </Button>
      <p role="status" className="small outcome">
        {outcome === 'copied' && words.copied}
        {outcome === 'failed' && `${words.failed} ${url}`}
      </p>
    </>
  );
}
