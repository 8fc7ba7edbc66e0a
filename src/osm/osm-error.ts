// The one exception of the readers: what is wrong with a file, where, under a stable code.

export type OsmErrorCode =
  /** Not well-formed XML. */
  | 'malformed_xml'
  /** Well-formed so far, and then the file stops. */
  | 'truncated'
  /** XML, but of another kind. */
  | 'not_osm'
  | 'missing_attribute'
  | 'bad_number'
  | 'bad_coordinate'
  /** The server that made the file says itself that it gave up half-way. */
  | 'incomplete';

export class OsmError extends Error {
  override readonly name = 'OsmError';
  readonly code: OsmErrorCode;
  readonly reason: string;
  /** Counted from 1. */
  readonly line: number;
  constructor(code: OsmErrorCode, reason: string, line: number) {
    super(`line ${line}: ${reason}`);
    this.code = code;
    this.reason = reason;
    this.line = line;
  }
}
