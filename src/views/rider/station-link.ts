// The link of a station: what is shared and what the QR code holds. It names the
// station, the area and the language, and nothing of where the sender is.

import { defaultViewState, formatViewState, type ViewState } from '#state/view-state.ts';

export const stationLink = (
  origin: string,
  of: Pick<ViewState, 'area' | 'lang' | 'station'>,
): string => `${origin}/${formatViewState({ ...defaultViewState, ...of })}`;
