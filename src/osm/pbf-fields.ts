// Reading protobuf messages that may be damaged: a message must end where it says.
// `pbf` reads on past such an end, or stops short of it.

import { PbfReader } from 'pbf';

type ReadField<T> = (tag: number, result: T, pbf: PbfReader) => void;

/** A whole buffer as one message. */
export function readAll<T>(bytes: Uint8Array, readField: ReadField<T>, result: T): T {
  const pbf = new PbfReader(bytes);
  pbf.readFields(readField, result);
  return ended(pbf, bytes.length, result);
}

/** The message that comes next. */
export function readNext<T>(pbf: PbfReader, readField: ReadField<T>, result: T): T {
  const end = pbf.readVarint() + pbf.pos;
  if (end > pbf.length) throw new Error('a message longer than its block');
  pbf.readFields(readField, result, end);
  return ended(pbf, end, result);
}

function ended<T>(pbf: PbfReader, end: number, result: T): T {
  if (pbf.pos !== end) throw new Error('a field longer than its message');
  return result;
}
