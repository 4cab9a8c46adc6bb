import type { ListingField } from '../contract/model';

/** Values beside those that items hold: who reads less of a value than there is takes them for the same. */

/** The clock of an instant with another offset: another instant, two hours before the one that an item holds. Asked in RFC 3339 alone. */
function movedInstant(held: readonly string[], field: ListingField): readonly string[] {
  if ((field.layout ?? 'date-time') !== 'date-time' || (field.asked ?? 'date-time') !== 'date-time') return [];
  const value = held.find((text) => /T.*(?:Z|[+-]00:00)$/.test(text));
  return value === undefined ? [] : [value.replace(/(?:Z|[+-]00:00)$/, '+02:00')];
}

/** The next number behind one of so many digits that a double takes both for the same, where the items show that more than doubles are held. */
function nextNumber(held: readonly string[]): readonly string[] {
  const value = held.find((text) => /^\d{16,19}$/.test(text) && String(Number(text)) !== text);
  if (value === undefined) return [];
  const next = [1n, -1n].map((step) => BigInt(value) + step).find((one) => Number(one) === Number(value));
  return next === undefined ? [] : [String(next)];
}

const baseOf = (letter: string): string => letter.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** Another letter of the same alphabet, not the same one with another mark or of another size. */
function otherLetter(letter: string): string | undefined {
  const code = letter.codePointAt(0) ?? 0;
  return [5, -5, 7, -7]
    .map((step) => String.fromCodePoint(code + step))
    .find((other) => /^\p{L}$/u.test(other) && other > '\u007f' && baseOf(other) !== baseOf(letter));
}

/** A text with one letter beyond ASCII for another: to a store that writes a question mark for each they are the same. */
function otherText(held: readonly string[]): readonly string[] {
  const value = held.find((text) => /[^\P{L}\u0000-\u007f]/u.test(text) && text.length <= 60);
  if (value === undefined) return [];
  const other = value.replace(/[^\P{L}\u0000-\u007f]/u, (letter) => otherLetter(letter) ?? letter);
  return other === value ? [] : [other];
}

/** A word of a text of several, alone: an index of words finds the text by it. */
function wordOf(held: readonly string[]): readonly string[] {
  const value = held.find((text) => /^[A-Za-z]{3,}[ -][A-Za-z]{3,60}$/.test(text));
  return value === undefined ? [] : value.split(/[ -]/).slice(0, 1);
}

/** Such values of a field, by what its items hold. Some of them an item may hold all the same. */
export function nearValues(held: readonly string[], field: ListingField): readonly string[] {
  switch (field.kind) {
    case 'timestamp':
      return movedInstant(held, field);
    case 'number':
      return nextNumber(held);
    case 'string':
      return [...otherText(held), ...wordOf(held)];
    case 'enumeration':
    case 'boolean':
      return [];
  }
}

/** Two neighbouring words of a text, the other way round: the part of no text that holds them in their order alone. */
export function turnedWords(held: readonly string[]): readonly string[] {
  const [, one, other] =
    held.map((text) => /([A-Za-z]{3,30}) ([A-Za-z]{3,30})$/.exec(text)).find((match) => match !== null) ?? [];
  return one === undefined || other === undefined ? [] : [`${other} ${one}`];
}
