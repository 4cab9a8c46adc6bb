/** An error that stops a run. The message is for the person at the terminal: what was expected, what arrived, what to do next. */
abstract class StoppingError extends Error {
  /** Stable name of the situation, such as `CONFIG_UNKNOWN_FLAG`. */
  readonly code: string;

  constructor(code: string, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.code = code;
    this.name = new.target.name;
  }
}

/** A flag, the environment, the configuration or `--out` is wrong. Nothing was sent. Exit code 2. */
export class ConfigError extends StoppingError {}

/** The OpenAPI document or its `x-listing` is wrong. Nothing was sent. Exit code 2. */
export class ContractError extends StoppingError {}

/** The document holds several listings, and none was chosen. */
export class SeveralListingsError extends ContractError {
  constructor(
    message: string,
    /** Their `operationId`s; `undefined` where one has none, or two have the same. */
    readonly operations: readonly string[] | undefined,
  ) {
    super('CONTRACT_SEVERAL_LISTINGS', message);
  }
}

/** The first authorised read is no 2xx JSON object, or the credential expired during the run. Exit code 3. */
export class TargetUnreachableError extends StoppingError {}

/** The harness broke. Exit code 3. */
export class HarnessError extends StoppingError {}
