// Hands a file to the browser, which asks where to or keeps it among its downloads.

export function saveBlob(name: string, blob: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser has taken hold of the content when the click is done.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
