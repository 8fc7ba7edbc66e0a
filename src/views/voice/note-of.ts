// A text that may be left out: an empty one is not sent.

export const noteOf = (note: string): { readonly note?: string } =>
  note.trim() === '' ? {} : { note };
