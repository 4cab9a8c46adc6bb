import type { ListingErrorCode } from './api';

/** What a package throws. The message says what was expected and what arrived. */
export class ListingError extends Error {
  override readonly name = 'ListingError';
  /** Status code of the response, where there is one. */
  readonly status: number | undefined;
  /** Its body as JSON, where it is. */
  readonly body: unknown;

  constructor(
    readonly code: ListingErrorCode,
    message: string,
    answer: { readonly status?: number; readonly body?: unknown } = {},
  ) {
    super(message);
    this.status = answer.status;
    this.body = answer.body;
  }
}

export const unwritable = (message: string): ListingError => new ListingError('unwritable', message);
