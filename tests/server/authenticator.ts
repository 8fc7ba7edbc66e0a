// A passkey in software: makes a key for an address and signs challenges with it, as WebAuthn
// Level 3 (6.1, 6.5.2 and 7) describes, without attestation.

import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

interface Question {
  readonly challenge: string;
  readonly rpId?: string;
  readonly rp?: { readonly id: string };
}

export interface Authenticator {
  readonly register: (question: Question) => Record<string, unknown> & { id: string };
  readonly answer: (question: Question) => Record<string, unknown> & { id: string };
}

const userPresent = 0x01;
const userVerified = 0x04;
const hasKey = 0x40;

/** What CBOR (RFC 8949) needs for this: small maps, whole numbers, texts and bytes. */
function cbor(value: unknown): Buffer {
  const head = (major: number, n: number) =>
    n < 24
      ? Buffer.from([(major << 5) | n])
      : n < 256
        ? Buffer.from([(major << 5) | 24, n])
        : Buffer.from([(major << 5) | 25, n >> 8, n & 255]);
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === 'string') {
    return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  }
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  const entries = [...(value as Map<unknown, unknown>)];
  return Buffer.concat([head(5, entries.length), ...entries.flat().map(cbor)]);
}

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest();

/** `origin`: of the page it believes to be on; `verifies`: whether it asks for a finger or a code. */
export function makeAuthenticator(origin: string, verifies = true): Authenticator {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const id = randomBytes(16);
  let counter = 0;
  const clientData = (type: string, challenge: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  const authenticatorData = (rpId: string, flags: number, rest: Buffer) => {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(++counter);
    const all = userPresent | (verifies ? userVerified : 0) | flags;
    return Buffer.concat([sha256(rpId), Buffer.from([all]), count, rest]);
  };
  const credential = (response: Record<string, Buffer>) => ({
    id: id.toString('base64url'),
    rawId: id.toString('base64url'),
    type: 'public-key',
    clientExtensionResults: {},
    response: Object.fromEntries(
      Object.entries(response).map(([name, bytes]) => [name, bytes.toString('base64url')]),
    ),
  });
  return {
    register: ({ challenge, rp }) => {
      const key = cbor(
        new Map<number, unknown>([
          [1, 2],
          [3, -7],
          [-1, 1],
          [-2, Buffer.from(x, 'base64url')],
          [-3, Buffer.from(y, 'base64url')],
        ]),
      );
      const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, key]);
      const attestationObject = cbor(
        new Map<string, unknown>([
          ['fmt', 'none'],
          ['attStmt', new Map()],
          ['authData', authenticatorData(rp?.id ?? '', hasKey, attested)],
        ]),
      );
      const clientDataJSON = clientData('webauthn.create', challenge);
      return credential({ attestationObject, clientDataJSON });
    },
    answer: ({ challenge, rpId }) => {
      const data = authenticatorData(rpId ?? '', 0, Buffer.alloc(0));
      const clientDataJSON = clientData('webauthn.get', challenge);
      const signature = sign('sha256', Buffer.concat([data, sha256(clientDataJSON)]), privateKey);
      return credential({ authenticatorData: data, clientDataJSON, signature });
    },
  };
}
