import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Bytes of long bodies that pass before their garbage is collected, and from which length on a body counts. */
const [most, long] = [8 * 2 ** 20, 2 ** 18];

let passed = 0;
let collect: (() => void) | undefined;

/**
 * To be told of each body that is read, or put together from its parts: `length` in bytes or characters. Each leaves several times its
 * length behind, as buffers, decoded text and parts of it, and on a large machine V8 lets gigabytes of that grow before it collects any.
 * A target that sends pages of megabytes would fill the memory with it. Ordinary pages are shorter, and are left to V8.
 */
export function heedGarbage(length: number): void {
  if (length < long) return;
  passed += length;
  if (passed < most) return;
  passed = 0;
  collect ??= collector();
  collect();
}

/** V8's own, which it shows to contexts that are made while the flag is set. */
function collector(): () => void {
  setFlagsFromString('--expose-gc');
  try {
    return runInNewContext('gc') as () => void;
  } finally {
    setFlagsFromString('--no-expose-gc');
  }
}

/**
 * To be told once a run keeps much: from then on V8 collects where its heap has grown by a tenth, and not where it has grown by half or
 * more, which would stand beside all that is kept. A run that keeps little is spared the time that this takes.
 */
export function heedKept(): void {
  setFlagsFromString('--heap-growing-percent=10');
}

/** To be told where a process goes on to other runs, and what such a run kept is gone: V8 collects as before. */
export function heedGone(): void {
  // V8's own default, by which it chooses for itself.
  setFlagsFromString('--heap-growing-percent=0');
}
