// Whether the device saves data, where the browser tells.
// https://wicg.github.io/savedata/

export function savesData(): boolean {
  const { connection } = navigator as Navigator & { connection?: { readonly saveData?: boolean } };
  return connection?.saveData === true;
}
