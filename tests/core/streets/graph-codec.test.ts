import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildGraph } from '#core/streets/graph-builder.ts';
import { decodeGraph, encodeGraph, FormatError } from '#core/streets/graph-codec.ts';
import { randomTown } from '#tests/fixtures/streets.ts';

const bytes = () => encodeGraph(buildGraph(randomTown(3))).slice();

describe('the streets file', () => {
  it('decodes to what was encoded', () => {
    const graph = buildGraph(randomTown(3));
    const { buffer: _, ...decoded } = decodeGraph(bytes().buffer);
    const { buffer: __, ...original } = graph;
    expect(decoded).toEqual(original);
  });

  it('refuses every truncation', () => {
    const whole = bytes();
    for (let length = 0; length < whole.length; length += 7) {
      expect(() => decodeGraph(whole.slice(0, length).buffer)).toThrow(FormatError);
    }
  });

  it('refuses every flipped bit', () => {
    const whole = bytes();
    fc.assert(
      fc.property(fc.nat(whole.length * 8 - 1), (bit) => {
        const broken = whole.slice();
        broken[bit >> 3] = (broken[bit >> 3] as number) ^ (1 << (bit & 7));
        expect(() => decodeGraph(broken.buffer)).toThrow(FormatError);
      }),
      { numRuns: 500 },
    );
  });

  it('refuses random bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (random) => {
        expect(() => decodeGraph(random.slice().buffer as ArrayBuffer)).toThrow(FormatError);
      }),
    );
  });

  it('says which value it found and which it expected', () => {
    const broken = bytes();
    broken[0] = 0;
    expect(() => decodeGraph(broken.buffer)).toThrow(/magic is \d+, expected \d+/);
  });
});
