/** Bits of a character that a pair is told by; what else shares them is told apart by looking. */
const bits = 7;
const mask = (1 << bits) - 1;
/** What one step can pass over, at the most. */
const longestStep = 255;

/** A character in small letters; a blank is a plus sign, because a form writes it so. */
const folded = (code: number): number => (code >= 0x41 && code <= 0x5a ? code | 0x20 : code === 0x20 ? 0x2b : code);

const pairOf = (before: number, code: number): number => ((folded(before) & mask) << bits) | (folded(code) & mask);

function foldedText(text: string): Uint16Array {
  const codes = new Uint16Array(text.length);
  for (let at = 0; at < text.length; at += 1) codes[at] = folded(text.charCodeAt(at));
  return codes;
}

/** Whether any of some texts stands in another one, in letters of either case. */
export type Needles = (text: string) => boolean;

/**
 * Looks for all texts in one pass that skips most of what it reads: two characters tell how far ahead the next place is at which a text can
 * end (S. Wu and U. Manber, A Fast Algorithm for Multi-Pattern Searching, 1994). Each text has two characters or more.
 */
export function needlesOf(texts: readonly string[]): Needles {
  const needles = [...new Set(texts)].map(foldedText);
  const length = Math.min(longestStep, ...needles.map((needle) => needle.length));
  const steps = new Uint8Array(1 << (2 * bits)).fill(length - 1);
  /** Those that can end where the step is none, by their last pair. */
  const ending: Uint16Array[][] = [];
  for (const needle of needles) {
    (ending[pairOf(needle[length - 2] ?? 0, needle[length - 1] ?? 0)] ??= []).push(needle);
    for (let at = 1; at < length; at += 1) {
      const pair = pairOf(needle[at - 1] ?? 0, needle[at] ?? 0);
      steps[pair] = Math.min(steps[pair] ?? 0, length - 1 - at);
    }
  }
  return (text) => {
    const isAt = (from: number, pair: number): boolean =>
      ending[pair]?.some((needle) => needle.every((code, at) => folded(text.charCodeAt(from + at)) === code)) === true;
    for (let at = length - 1; at < text.length;) {
      const pair = pairOf(text.charCodeAt(at - 1), text.charCodeAt(at));
      const step = steps[pair] ?? 0;
      if (step === 0 && isAt(at - length + 1, pair)) return true;
      at += Math.max(1, step);
    }
    return false;
  };
}
