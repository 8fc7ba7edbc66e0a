// The front page of the voice: four doors to say something, one to what was said, one to what
// others lack.

import chartColumn from 'lucide/dist/esm/icons/chart-column.mjs';
import idCard from 'lucide/dist/esm/icons/id-card.mjs';
import inbox from 'lucide/dist/esm/icons/inbox.mjs';
import listChecks from 'lucide/dist/esm/icons/list-checks.mjs';
import triangleAlert from 'lucide/dist/esm/icons/triangle-alert.mjs';
import users from 'lucide/dist/esm/icons/users.mjs';
import type { Outbox } from '#api/outbox/outbox.ts';
import { openForm } from '#state/form.ts';
import { type VoiceForm, voiceForms } from '#state/view-state.ts';
import { Icon, type IconNode } from '#ui/icon.tsx';
import { useVoiceTexts } from '#ui/texts/voice/use-voice-texts.ts';
import type { VoiceTexts } from '#ui/texts/voice/zh.ts';
import { useOutbox } from './use-outbox.ts';

const icons: Readonly<Record<VoiceForm, IconNode>> = {
  need: listChecks,
  report: triangleAlert,
  'check-in': idCard,
  join: users,
  sent: inbox,
  counts: chartColumn,
};

export function Front() {
  const texts = useVoiceTexts();
  const { outbox } = useOutbox();
  const news = outbox && newsOf(outbox, texts);
  return (
    <section className="stack">
      <p className="muted">{texts.intro}</p>
      <ul className="stack">
        {voiceForms.map((form) => (
          <li key={form}>
            <button
              type="button"
              className="voice-door"
              data-form={form}
              onClick={() => openForm(form)}
            >
              <Icon node={icons[form]} />
              <span>
                <strong>{texts.doors[form].name}</strong>
                <span className="small muted">
                  {(form === 'sent' && news) || texts.doors[form].hint}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Empty: there is nothing to look after. */
function newsOf({ entries, receipts }: Outbox, texts: VoiceTexts): string {
  const attention = entries.filter(({ refusal }) => refusal !== null).length;
  const waiting = entries.length - attention;
  const answered = receipts.filter(({ reply }) => reply !== null).length;
  return [
    attention > 0 ? texts.attention(attention) : '',
    waiting > 0 ? texts.waiting(waiting) : '',
    answered > 0 ? texts.answered(answered) : '',
  ]
    .filter(Boolean)
    .join(' · ');
}
