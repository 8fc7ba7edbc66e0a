// Where the device says it is, asked for once and only when the person taps. The
// answer is a value, refused, unavailable and timed out told apart. It is kept in
// memory: never in storage, a URL, a request or a log.
// Order of questions: the Permissions API first, so that a refusal already given is
// not asked again. https://www.w3.org/TR/geolocation/

import type { LngLat } from '#core/units.ts';

export type PositionFailure = 'denied' | 'unavailable' | 'timeout' | 'unsupported';
export type PositionOutcome =
  | { readonly kind: 'found'; readonly at: LngLat; readonly accuracyMetres: number }
  | { readonly kind: 'failed'; readonly failure: PositionFailure };

const timeoutMs = 10_000;
/** A fix this fresh saves the battery a new one. */
const maximumAgeMs = 20_000;

const failureOf: Record<number, PositionFailure> = { 1: 'denied', 2: 'unavailable', 3: 'timeout' };
const failed = (failure: PositionFailure): PositionOutcome => ({ kind: 'failed', failure });

async function alreadyDenied(permissions: Permissions | undefined): Promise<boolean> {
  try {
    return (await permissions?.query({ name: 'geolocation' }))?.state === 'denied';
  } catch {
    // Some browsers know no such permission; then the question itself will tell.
    return false;
  }
}

export async function askPosition(
  device: Pick<Navigator, 'geolocation' | 'permissions'>,
): Promise<PositionOutcome> {
  if (!device.geolocation) return failed('unsupported');
  if (await alreadyDenied(device.permissions)) return failed('denied');
  return new Promise((resolve) => {
    device.geolocation.getCurrentPosition(
      ({ coords: { longitude, latitude, accuracy } }) => {
        const valid =
          Number.isFinite(longitude) &&
          Number.isFinite(latitude) &&
          // What broken receivers report instead of a failure.
          !(longitude === 0 && latitude === 0);
        resolve(
          valid
            ? { kind: 'found', at: [longitude, latitude], accuracyMetres: accuracy }
            : failed('unavailable'),
        );
      },
      (error) => resolve(failed(failureOf[error.code] ?? 'unavailable')),
      { enableHighAccuracy: true, timeout: timeoutMs, maximumAge: maximumAgeMs },
    );
  });
}
