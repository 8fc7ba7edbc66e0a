// What the page and its service worker agree upon: the names of the caches, and what they
// say to each other.

/** One cache for each version of the app; the version is appended. */
export const versionCachePrefix = 'circle-version-';

/** The data of areas, by addresses that carry checksums, whatever version reads them. */
export const dataCacheName = 'circle-data';

/** From the page to a worker that waits: the person has agreed, take over. */
export const takeOver = 'take over';

/**
 * Why a version could not be kept: no room; the server could not be reached; what it has is not
 * of one version, as while files are being exchanged.
 */
export const fillFailures = ['full', 'unreachable', 'mixed'] as const;
export type FillFailure = (typeof fillFailures)[number];

/** From the worker to the pages. */
export interface FillFailed {
  readonly kind: 'fill failed';
  readonly why: FillFailure;
}
