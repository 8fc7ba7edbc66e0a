// Bytes that went wrong on the way: whole files with bits flipped, pieces cut out, put in,
// doubled and cut off, numbers made extreme, words of the format where none belong; and
// bytes that never were a file.

import fc from 'fast-check';

export interface Sound {
  /** Files that nothing is wrong with. */
  readonly samples: readonly Uint8Array[];
  /** Pieces of the format that mean something in the wrong place. */
  readonly tokens?: readonly string[];
}

type Edit = (bytes: Uint8Array, sample: (i: number) => Uint8Array) => Uint8Array;

const joined = (...parts: readonly Uint8Array[]): Uint8Array =>
  new Uint8Array(Buffer.concat(parts));

/** A place in bytes whose number is not known yet; left to itself, chance prefers the first. */
const place = fc.noBias(fc.nat(0x7fffffff));
const within = (at: number, bytes: Uint8Array) => at % (bytes.length + 1);

const extremes = [
  [0],
  [0xff],
  [0x7f],
  [0x80],
  [0xff, 0xff, 0xff, 0xff],
  [0, 0, 0, 0x80],
  [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f],
];

function edits(tokens: readonly string[]): fc.Arbitrary<Edit> {
  const overwrite = (bytes: Uint8Array, at: number, put: ArrayLike<number>) => {
    const copy = bytes.slice();
    const from = within(at, bytes);
    copy.set(Array.from(put).slice(0, bytes.length - from), from);
    return copy;
  };
  const insert = (bytes: Uint8Array, at: number, put: Uint8Array) => {
    const from = within(at, bytes);
    return joined(bytes.subarray(0, from), put, bytes.subarray(from));
  };
  const flip = fc.record({ at: place, bit: fc.nat(7) }).map(
    ({ at, bit }): Edit =>
      (bytes) => {
        const from = within(at, bytes);
        return overwrite(bytes, from, [(bytes[from] ?? 0) ^ (1 << bit)]);
      },
  );
  const extreme = fc.record({ at: place, put: fc.constantFrom(...extremes) }).map(
    ({ at, put }): Edit =>
      (bytes) =>
        overwrite(bytes, at, put),
  );
  const put = fc.record({ at: place, put: fc.uint8Array({ minLength: 1, maxLength: 12 }) }).map(
    ({ at, put }): Edit =>
      (bytes) =>
        insert(bytes, at, put),
  );
  const cut = fc.record({ at: place, length: fc.integer({ min: 1, max: 64 }) }).map(
    ({ at, length }): Edit =>
      (bytes) => {
        const from = within(at, bytes);
        return joined(bytes.subarray(0, from), bytes.subarray(from + length));
      },
  );
  const end = place.map(
    (at): Edit =>
      (bytes) =>
        bytes.slice(0, within(at, bytes)),
  );
  const double = fc.record({ at: place, length: fc.integer({ min: 1, max: 200 }), to: place }).map(
    ({ at, length, to }): Edit =>
      (bytes) => {
        const from = within(at, bytes);
        return insert(bytes, to, bytes.slice(from, from + length));
      },
  );
  const cross = fc.record({ at: place, other: fc.nat(255), from: place }).map(
    ({ at, other, from }): Edit =>
      (bytes, sample) => {
        const tail = sample(other);
        return joined(bytes.subarray(0, within(at, bytes)), tail.subarray(within(from, tail)));
      },
  );
  const word = fc.record({ at: place, token: fc.constantFrom('', ...tokens) }).map(
    ({ at, token }): Edit =>
      (bytes) =>
        insert(bytes, at, Buffer.from(token)),
  );
  const usual = [flip, flip, extreme, put, cut, end, double, cross] as const;
  return tokens.length > 0 ? fc.oneof(...usual, word, word) : fc.oneof(...usual);
}

/** Damaged files, one in sixteen of them no file at all. */
export function damaged({ samples, tokens = [] }: Sound): fc.Arbitrary<Uint8Array> {
  // A slice of a Buffer would not be a copy.
  const whole = samples.map((bytes) => new Uint8Array(bytes));
  const sample = (i: number) => whole[i % whole.length] as Uint8Array;
  const broken = fc
    .record({ from: fc.nat(255), list: fc.array(edits(tokens), { minLength: 1, maxLength: 4 }) })
    .map(({ from, list }) => list.reduce((bytes, edit) => edit(bytes, sample), sample(from)));
  return fc.oneof(
    { weight: 15, arbitrary: broken },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }) },
  );
}
