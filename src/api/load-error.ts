// What can go wrong when something is fetched, as two exceptions with stable codes:
// there is no network, or there is and what came is not what was asked for.

export class OfflineError extends Error {
  override readonly name = 'OfflineError';
  readonly code = 'offline';
}

export type LoadErrorCode = 'not_found' | 'not_kept' | 'http_status' | 'not_json' | 'not_valid';

export class LoadError extends Error {
  override readonly name = 'LoadError';
  readonly code: LoadErrorCode;
  constructor(code: LoadErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** The address is not there: of the API's, this site has no server for it. */
export const isNotFound = (error: unknown): boolean =>
  error instanceof LoadError && error.code === 'not_found';
