// The link of a station: what is shared and what the QR code holds. It names the
// station, the area and the language, and nothing of where the sender is. The stations of
// the area that comes with the app have pages of their own; others open in the app.

import { defaultViewState, formatViewState, type ViewState } from '#state/view-state.ts';

export function stationLink(
  origin: string,
  of: Pick<ViewState, 'area' | 'lang'> & { readonly station: string },
): string {
  if (of.area !== defaultViewState.area) {
    return `${origin}/${formatViewState({ ...defaultViewState, ...of })}`;
  }
  return `${origin}/s/${of.station}/${of.lang === 'zh' ? '' : `${of.lang}/`}`;
}
