// The text of a file whose encoding nobody says: UTF-8 with and without a byte order mark,
// UTF-16 with one, and else GB18030, which Chinese spreadsheets write and which holds GBK
// and GB 2312. Text that is valid UTF-8 is UTF-8: by chance other text hardly ever is.
// https://encoding.spec.whatwg.org/

export interface DecodedText {
  readonly text: string;
  readonly encoding: 'UTF-8' | 'UTF-16' | 'GB18030';
}

export function decodeText(bytes: Uint8Array): DecodedText {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decoded('UTF-16', 'utf-16le', bytes);
  if (first === 0xfe && second === 0xff) return decoded('UTF-16', 'utf-16be', bytes);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { text, encoding: 'UTF-8' };
  } catch {
    return decoded('GB18030', 'gb18030', bytes);
  }
}

const decoded = (
  encoding: DecodedText['encoding'],
  label: string,
  bytes: Uint8Array,
): DecodedText => ({ text: new TextDecoder(label).decode(bytes), encoding });
