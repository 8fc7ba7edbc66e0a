// The clipboard may be missing (http, some in-app browsers) or refuse: then false,
// and the caller shows the text to be copied by hand.

export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
