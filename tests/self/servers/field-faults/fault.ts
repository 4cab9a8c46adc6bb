import type { FieldOptions, Steps } from '../field-steps';

/** A fault that a public report tells of, as a change of the field server. */
export interface FieldFault {
  readonly id: string;
  /** Where it is told of: a link, a repository and number, or what goes wrong where no report is named. */
  readonly source: string;
  /** What a client sees, in one sentence. */
  readonly seen: string;
  readonly change: (base: Steps) => Partial<Steps>;
  /** What the server it stands in is like beside. */
  readonly options?: FieldOptions;
}

/** A server that differs and keeps the contract. */
export type FieldVariant = Pick<FieldFault, 'id' | 'change' | 'options'>;

/** An error that nobody caught: the server answers with 500. */
export function crash(message = 'Something broke.'): never {
  const error = new Error(message);
  error.name = 'FieldError';
  throw error;
}
