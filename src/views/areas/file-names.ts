// What a file's name says of the place it shows.

/** `porto-latest.osm.pbf` → `Porto`; Chinese names as they are. */
export function placeNameOf(fileName: string): string {
  const words = fileName
    .replace(/(\.(osm|pbf|xml|gz|bz2|o5m))+$/i, '')
    .split(/[\s_-]+/)
    .filter((word) => word !== '' && !/^(latest|extract|internal|\d{6}|\d{8})$/i.test(word));
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
}

/** The part of an id that a person recognises: its Latin letters and digits. */
export function idWishOf(name: string): string {
  const letters = name
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
  return letters || 'area';
}
