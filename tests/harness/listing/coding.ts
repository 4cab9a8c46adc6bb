/** By the first characters of what was read as UTF-8: JSON begins with a sign of ASCII, whose other bytes are zero in these. */
const codings: readonly (readonly [name: string, begins: RegExp])[] = [
  ['UTF-32', /^(?:[^\0]\0{3}|\0{3}[^\0]|\ufffd\ufffd\0\0|\0\0\ufffd\ufffd)/],
  ['UTF-16', /^(?:\ufffd\ufffd)?(?:[^\0]\0|\0[^\0])/],
];

/** What else than UTF-8 a text was written in that was read as UTF-8, as the end of a sentence; `undefined` where nothing tells. */
export function foreignCoding(text: string): string | undefined {
  const found = codings.find(([, begins]) => begins.test(text));
  if (found !== undefined) return `it is written in ${found[0]}, and JSON is UTF-8 (RFC 8259, 8.1)`;
  return text.includes('\ufffd') ? 'some of its bytes are no UTF-8, which JSON is (RFC 8259, 8.1)' : undefined;
}
