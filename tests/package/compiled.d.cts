/**
 * Loads a file of one CommonJS module, and gives what it exports. What V8 compiles of it in a process that works for a second is kept
 * beside it, and the next process does not compile that again. It counts for this file as it was written last, and V8 refuses what another
 * version of it has made.
 */
export function loadCompiled(file: string): unknown;

/** From now on a signal that the program does not heed itself ends it in words, with exit code 130. */
export function heedSignals(): void;
