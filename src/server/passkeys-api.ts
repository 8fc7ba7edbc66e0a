// Sign-in by passkey (WebAuthn). A challenge is asked for, answered once within five minutes, and
// belongs to the address people open. The first passkey is enrolled with a code that the server
// prints, the others with codes that an administrator makes.

import { randomBytes } from 'node:crypto';
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { contract } from '#core/contract.ts';
import { type ApiContext, addressOf } from './api-context.ts';
import { plainCode } from './invitations.ts';
import { tokenBuckets } from './limits.ts';
import { refuse } from './problems.ts';
import type { ServeOperation } from './serve-operation.ts';
import { giveToken, newToken, takeTokenBack, tokenOf } from './sessions.ts';
import { appendAudit } from './store/audit.ts';
import {
  addChallenge,
  type Challenge,
  endSession,
  enrol,
  findPasskey,
  hashOf,
  isInvited,
  signIn,
  takeChallenge,
} from './store/staff.ts';

/** ES256, EdDSA and RS256: what every authenticator has one of. */
const supportedAlgorithmIDs = [-7, -8, -257];
const answerWithinMs = 5 * 60_000;
/** Enough for people who mistype, nothing for programs that guess. */
const rate = { perSecond: 0.2, burst: 20 };

/** Half of the time the server needs to start, so it is loaded when somebody signs in. */
const webAuthn = () => import('@simplewebauthn/server');

export function servePasskeys(serve: ServeOperation, context: ApiContext): void {
  const { engine, now, origin } = context;
  const { hostname } = new URL(origin);
  const takeToken = tokenBuckets(rate, now);
  const expected = {
    expectedOrigin: origin,
    expectedRPID: hostname,
    requireUserVerification: true,
  };

  const ask = async (challenge: Pick<Challenge, 'challenge' | 'code_sha' | 'name'>) => {
    const id = newToken();
    await addChallenge(engine, { ...challenge, id, expires_ms: now() + answerWithinMs });
    return id;
  };

  serve(contract.askEnrolment, async (c, { code, name }) => {
    const wait = takeToken(addressOf(c, context));
    if (wait > 0) return refuse(c, 'too_many', { retryAfterSeconds: wait });
    const codeSha = hashOf(plainCode(code));
    if (!(await isInvited(engine.db, codeSha, now()))) return refuse(c, 'bad_code');
    const { generateRegistrationOptions } = await webAuthn();
    const options = await generateRegistrationOptions({
      rpName: hostname,
      rpID: hostname,
      userName: name,
      attestationType: 'none',
      supportedAlgorithmIDs,
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    const { challenge } = options;
    return { question: await ask({ challenge, code_sha: codeSha, name }), options: { ...options } };
  });

  serve(contract.finishEnrolment, async (c, { question, response }) => {
    const asked = await takeChallenge(engine, question, now());
    if (!asked?.code_sha || asked.name === null) return refuse(c, 'bad_passkey');
    const { verifyRegistrationResponse } = await webAuthn();
    const verified = await verifyRegistrationResponse({
      ...expected,
      response: response as unknown as RegistrationResponseJSON,
      supportedAlgorithmIDs,
      expectedChallenge: asked.challenge,
    }).catch(() => null);
    if (!verified?.verified) return refuse(c, 'bad_passkey');
    const { id, publicKey, counter } = verified.registrationInfo.credential;
    const token = newToken();
    const staff = await enrol(engine, {
      staff: randomBytes(9).toString('base64url'),
      name: asked.name,
      codeSha: asked.code_sha,
      passkey: { id, public_key: Buffer.from(publicKey).toString('base64url'), counter },
      session: { token, at: now() },
    });
    if (!staff) return refuse(c, 'bad_code');
    giveToken(c, token);
    return staff;
  });

  serve(contract.askSignIn, async (c) => {
    const wait = takeToken(addressOf(c, context));
    if (wait > 0) return refuse(c, 'too_many', { retryAfterSeconds: wait });
    const { generateAuthenticationOptions } = await webAuthn();
    const options = await generateAuthenticationOptions({
      rpID: hostname,
      userVerification: 'required',
    });
    const { challenge } = options;
    return {
      question: await ask({ challenge, code_sha: null, name: null }),
      options: { ...options },
    };
  });

  serve(contract.signIn, async (c, { question, response }) => {
    const asked = await takeChallenge(engine, question, now());
    const passkey = await findPasskey(engine.db, response.id);
    if (!asked || asked.code_sha !== null || !passkey) return refuse(c, 'bad_passkey');
    const { id, public_key, counter } = passkey;
    const { verifyAuthenticationResponse } = await webAuthn();
    const verified = await verifyAuthenticationResponse({
      ...expected,
      response: response as unknown as AuthenticationResponseJSON,
      expectedChallenge: asked.challenge,
      credential: { id, publicKey: Buffer.from(public_key, 'base64url'), counter },
    }).catch(() => null);
    if (!verified?.verified) return refuse(c, 'bad_passkey');
    const token = newToken();
    const used = { ...passkey, counter: verified.authenticationInfo.newCounter };
    const staff = await signIn(engine, used, { token, at: now() }, tokenOf(c));
    giveToken(c, token);
    return staff;
  });

  serve(contract.signOut, async (c) => {
    const { id } = c.var.staff;
    await engine.write(async (transaction) => {
      await endSession(transaction, tokenOf(c) ?? '');
      await appendAudit(transaction, { at: now(), who: id, what: 'sign out', subject: id });
    });
    takeTokenBack(c);
    return null;
  });
}
