import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { skipN } from 'pure-rand/utils/skipN';

/** Draws that depend on the seed alone. */
export interface Random {
  /** A whole number from `from` to `to`, both included. */
  integer(from: number, to: number): number;
  pick<T>(values: readonly T[]): T;
  /** True in `percent` of a hundred draws. */
  chance(percent: number): boolean;
  /** `count` to `most` values of a list, each at most once. */
  some<T>(values: readonly T[], least: number, most: number): T[];
  /** `length` hexadecimal digits. */
  hex(length: number): string;
  /** `least` to `most` made values. */
  list<T>(least: number, most: number, make: () => T): T[];
  /**
   * What `make` makes in `percent` of a hundred draws, otherwise an object without any of it: to be spread. Name the type that `make`
   * returns: only then does the compiler refuse a property that the type does not have.
   */
  maybe<T extends object>(percent: number, make: () => T): Partial<T>;
}

export function makeRandom(seed: number): Random {
  const generator = xoroshiro128plus(seed);
  // The first draws of small seeds are hardly random.
  skipN(generator, 64);
  const integer = (from: number, to: number): number => uniformInt(generator, from, to);
  const chance = (percent: number): boolean => integer(1, 100) <= percent;
  const pick = <T>(values: readonly T[]): T => values[integer(0, values.length - 1)] as T;
  const list = <T>(least: number, most: number, make: () => T): T[] => Array.from({ length: integer(least, most) }, make);
  return {
    integer,
    pick,
    chance,
    list,
    some: (values, least, most) => {
      const rest = [...values];
      return list(least, most, () => rest.splice(integer(0, rest.length - 1), 1)).flat();
    },
    hex: (length) => {
      const words = Array.from({ length: Math.ceil(length / 8) }, () => (generator.next() >>> 0).toString(16).padStart(8, '0'));
      return words.join('').slice(0, length);
    },
    maybe: (percent, make) => (chance(percent) ? make() : {}),
  };
}
