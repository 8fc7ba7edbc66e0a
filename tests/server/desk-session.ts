// Somebody at the desk of a test: enrols or signs in and keeps the cookie.

import type { Role, SignedIn } from '#core/desk.ts';
import { type Authenticator, makeAuthenticator } from './authenticator.ts';
import { type TestApi, testOrigin } from './test-api.ts';

export interface Desk {
  readonly self: SignedIn;
  readonly cookie: string;
  readonly authenticator: Authenticator;
  readonly get: (address: string) => Promise<Response>;
  readonly post: (address: string, body: unknown, method?: string) => Promise<Response>;
}

const cookieOf = (response: Response): string =>
  (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';

/** The code that the server has told whoever runs it. */
export const firstCode = ({ told }: TestApi): string =>
  /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/.exec(told.join('\n'))?.[0] ?? '';

interface Question {
  readonly question: string;
  readonly options: { readonly challenge: string };
}

export async function askQuestion(t: TestApi, address: string, body: unknown): Promise<Question> {
  const response = await t.send(address, body);
  if (!response.ok) throw new Error(`${address}: ${await response.text()}`);
  return (await response.json()) as Question;
}

export async function enrol(
  t: TestApi,
  code: string,
  authenticator = makeAuthenticator(testOrigin),
): Promise<Desk> {
  const asked = await askQuestion(t, '/api/desk/enrolment/question', { code, name: '小陈' });
  const { question, options } = asked;
  const response = authenticator.register(options);
  return deskOf(t, await t.send('/api/desk/enrolment', { question, response }), authenticator);
}

export async function signIn(t: TestApi, authenticator: Authenticator): Promise<Desk> {
  const { question, options } = await askQuestion(t, '/api/desk/session/question', {});
  const response = authenticator.answer(options);
  return deskOf(t, await t.send('/api/desk/session', { question, response }), authenticator);
}

export async function enrolAs(t: TestApi, admin: Desk, role: Role): Promise<Desk> {
  const { code } = (await (await admin.post('/api/desk/invitations', { role })).json()) as {
    code: string;
  };
  return enrol(t, code);
}

async function deskOf(t: TestApi, response: Response, authenticator: Authenticator): Promise<Desk> {
  if (!response.ok) throw new Error(await response.text());
  const cookie = cookieOf(response);
  return {
    self: (await response.json()) as SignedIn,
    cookie,
    authenticator,
    get: (address) => t.ask(address, { headers: { Cookie: cookie } }),
    post: (address, body, method) => t.send(address, body, { Cookie: cookie }, method),
  };
}
