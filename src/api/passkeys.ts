// Passkeys by what browsers have themselves: options come as JSON and answers leave as JSON.
// WebAuthn Level 3, 5.1.8 and 5.1.9: https://www.w3.org/TR/webauthn-3/

import { contract } from '#core/contract.ts';
import type { SignedIn } from '#core/desk.ts';
import { callApi } from './call-api.ts';

/** In Chromium since 129, Firefox since 119 and 135, Safari since 18.4; never without TLS. */
export const hasPasskeys = (): boolean =>
  typeof PublicKeyCredential === 'function' &&
  'parseCreationOptionsFromJSON' in PublicKeyCredential &&
  'toJSON' in PublicKeyCredential.prototype;

/** The person turned away from the browser's question, or let its time run out. */
export class PasskeyDeclined extends Error {
  override readonly name = 'PasskeyDeclined';
}

export async function enrol(code: string, name: string): Promise<SignedIn> {
  const { question, options } = await callApi(contract.askEnrolment, { body: { code, name } });
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
    options as unknown as PublicKeyCredentialCreationOptionsJSON,
  );
  const response = await answer(navigator.credentials.create({ publicKey }));
  return callApi(contract.finishEnrolment, { body: { question, response } });
}

export async function signIn(): Promise<SignedIn> {
  const { question, options } = await callApi(contract.askSignIn, { body: {} });
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(
    options as unknown as PublicKeyCredentialRequestOptionsJSON,
  );
  const response = await answer(navigator.credentials.get({ publicKey }));
  return callApi(contract.signIn, { body: { question, response } });
}

async function answer(asked: Promise<Credential | null>): Promise<unknown> {
  const credential = await asked.catch((error: unknown) => {
    const isDeclined = error instanceof DOMException && error.name === 'NotAllowedError';
    throw isDeclined ? new PasskeyDeclined('no passkey was given') : error;
  });
  if (!credential) throw new PasskeyDeclined('no passkey was given');
  return (credential as PublicKeyCredential).toJSON();
}
