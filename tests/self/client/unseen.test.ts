import { seenParts } from '../../harness/client/unseen';

/** Every sign by itself, half pairs among them. */
const signs = Array.from({ length: 0x11_0000 }, (_, code) => String.fromCodePoint(code));

test('a text has another look where it holds a control, a format, half of a pair, or what XML cannot hold, and nowhere else', () => {
  const unseen = /[\p{Cc}\p{Cf}\p{Cs}\ufffe\uffff]/u;
  const isBlank = (sign: string): boolean => sign >= '\t' && sign <= '\r' && sign.length === 1;
  const wrong = signs.filter((sign) => seenParts(`<${sign}>`).length > 0 !== (unseen.test(sign) && !isBlank(sign)));
  expect(wrong).toEqual([]);
});
