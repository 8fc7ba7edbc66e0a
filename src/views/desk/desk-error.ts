// What went wrong at the desk, in words: the server's own code, or that nobody answered.

import { ApiError } from '#api/call-api.ts';
import { OfflineError } from '#api/load-error.ts';
import { PasskeyDeclined } from '#api/passkeys.ts';
import type { DeskTexts } from '#ui/texts/desk/zh.ts';

export function failureWords(error: unknown, texts: DeskTexts): string {
  if (error instanceof PasskeyDeclined) return texts.signIn.declined;
  if (error instanceof OfflineError) return texts.signIn.offline;
  if (!(error instanceof ApiError)) return texts.refusal(String((error as Error).message));
  const [first] = error.errors;
  const words = texts.refusals[error.code] ?? texts.refusal(error.code);
  return first ? `${words} ${first.field}: ${first.reason}` : words;
}

export const hasSessionEnded = (error: unknown): boolean =>
  error instanceof ApiError && error.code === 'not_signed_in';
