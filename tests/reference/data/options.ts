export interface DataOptions {
  readonly size: number;
  /** Equal seeds give equal data, and a smaller size the beginning of a larger one. */
  readonly seed: number;
}
