// An area that this browser keeps, opened like one from a server: its files get addresses
// that hold as long as the page does, and whatever fetches an address can fetch them.

import * as v from 'valibot';
import { type AreaFile, type AreaManifest, areaManifest } from '#core/area.ts';
import { readKeptArea } from '#state/kept-areas.ts';
import { LoadError } from './load-error.ts';

/** Throws `LoadError` where the browser has none of that id, or not all of it. */
export async function openKeptArea(id: string): Promise<AreaManifest> {
  const kept = await readKeptArea(id);
  if (!kept) throw new LoadError('not_kept', `${id} is not kept in this browser`);
  const manifest = v.parse(areaManifest, kept.manifest);
  const addressed = (file: AreaFile): AreaFile => {
    const blob = kept.files.get(file.path);
    if (!blob) throw new LoadError('not_kept', `${id} has no ${file.path}`);
    // What kind of file it is, readers tell by the end of its address.
    return { ...file, path: `${URL.createObjectURL(blob)}#${file.path}` };
  };
  const files = Object.entries(manifest.files).flatMap(([role, file]) =>
    file ? [[role, addressed(file)]] : [],
  );
  return { ...manifest, files: Object.fromEntries(files) };
}
