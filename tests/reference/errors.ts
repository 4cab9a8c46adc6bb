import type { JsonObject } from './json';

/** Why a request is not answered with a page. Thrown by the steps of the pipeline, turned into a response at its end. */
export class Refusal extends Error {
  readonly status: number;
  /** Stable name of the situation, such as `InvalidLimit`. */
  readonly code: string;
  readonly details: JsonObject;

  /** The message and the details never repeat what was sent: it may hold a credential or an identity. */
  constructor(status: number, code: string, message: string, details: JsonObject = {}) {
    super(message);
    this.name = 'Refusal';
    this.status = status;
    this.code = code;
    this.details = details;
  }
}

/** A 400 about one query parameter. */
export function malformed(parameter: string, code: string, message: string): Refusal {
  return new Refusal(400, code, message, { parameter });
}
