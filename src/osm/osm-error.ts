// The one exception of the readers: what is wrong with a file, where, under a stable code.

export type OsmErrorCode =
  /** Not well-formed XML. */
  | 'malformed_xml'
  /** Not a block of PBF. */
  | 'malformed_pbf'
  /** Compressed data that can't be unpacked. */
  | 'malformed_gzip'
  /** Well-formed so far, and then the file stops. */
  | 'truncated'
  /** A file of another kind. */
  | 'not_osm'
  /** Packed or written in a way this reader does not know. */
  | 'unsupported'
  | 'missing_attribute'
  | 'bad_number'
  | 'bad_coordinate'
  /** The server that made the file says itself that it gave up half-way. */
  | 'incomplete';

/** Longer reasons quote the file; one line of it is enough to find the place, characters. */
const longestReason = 200;

const oneLine = (text: string): string => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a damaged file may hold any.
  const line = text.replace(/[\s\u0000-\u001f\u007f-\u009f]+/g, ' ');
  return line.length > longestReason ? `${line.slice(0, longestReason)}…` : line;
};

export class OsmError extends Error {
  override readonly name = 'OsmError';
  readonly code: OsmErrorCode;
  readonly reason: string;
  /** `line 12`, counted from 1; `byte 345`, counted from 0. */
  readonly place: string;
  constructor(code: OsmErrorCode, reason: string, place: string) {
    const line = oneLine(reason);
    super(`${place}: ${line}`);
    this.code = code;
    this.reason = line;
    this.place = place;
  }
}
