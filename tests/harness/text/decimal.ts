/** An exact decimal number: `coefficient` times ten to the power of `exponent`. No double holds what a JSON number can say. */
export interface Decimal {
  readonly coefficient: bigint;
  readonly exponent: number;
}

/** Beyond it a number is a trap, because its digits alone would fill the memory. */
const largestExponent = 400;

const pattern = /^([+-]?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,4}))?$/;

/** A number as text; `undefined` where it is none, or one that nobody means. */
export function decimalOf(text: string): Decimal | undefined {
  const [whole, sign = '', digits = '', fraction = '', power = '0'] = pattern.exec(text) ?? [];
  const exponent = Number(power) - fraction.length;
  if (whole === undefined || Math.abs(exponent) > largestExponent || whole.length > largestExponent) return undefined;
  const coefficient = BigInt(digits + fraction);
  return { coefficient: sign === '-' ? -coefficient : coefficient, exponent };
}

/** Both coefficients at the smaller exponent. */
function aligned(a: Decimal, b: Decimal): readonly [bigint, bigint] {
  if (a.exponent === b.exponent) return [a.coefficient, b.coefficient];
  const exponent = Math.min(a.exponent, b.exponent);
  const at = (one: Decimal): bigint => one.coefficient * 10n ** BigInt(one.exponent - exponent);
  return [at(a), at(b)];
}

/** Below zero where the first one is less, above where it is more. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const [left, right] = aligned(a, b);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** A number with its point moved to the right. */
export const shifted = ({ coefficient, exponent }: Decimal, places: number): Decimal => ({
  coefficient,
  exponent: exponent + places,
});

/** The whole part, rounded down, and what is left of it as digits behind the point, without zeros at the end. */
export function parted({ coefficient, exponent }: Decimal): { readonly whole: bigint; readonly fraction: string } {
  if (exponent >= 0) return { whole: coefficient * 10n ** BigInt(exponent), fraction: '' };
  const one = 10n ** BigInt(-exponent);
  const rest = ((coefficient % one) + one) % one;
  return { whole: (coefficient - rest) / one, fraction: String(rest).padStart(-exponent, '0').replace(/0+$/, '') };
}
