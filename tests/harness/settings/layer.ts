/** A value and where it was given, such as `--rate` or `TARGET_URL`, for messages. */
export interface Given<Value> {
  readonly value: Value;
  readonly source: string;
}

/** What one source of settings says, not yet judged. Flags, environment and file each make one; the first that names a key wins. */
export interface Layer {
  readonly target?: Given<string> | undefined;
  readonly contract?: Given<string> | undefined;
  readonly out?: Given<string> | undefined;
  readonly only?: Given<readonly string[]> | undefined;
  readonly strict?: Given<boolean> | undefined;
  readonly allowInconclusive?: Given<boolean> | undefined;
  readonly rate?: Given<string> | undefined;
  readonly seed?: Given<string> | undefined;
  readonly report?: Given<readonly string[]> | undefined;
  readonly baseline?: Given<string> | undefined;
  readonly quiet?: Given<boolean> | undefined;
  readonly replay?: Given<string> | undefined;
  readonly key?: Given<string> | undefined;
  readonly token?: Given<string> | undefined;
  readonly project?: Given<string> | undefined;
  readonly secondProject?: Given<string> | undefined;
  readonly policies?: Given<{ readonly [key: string]: string }> | undefined;
  readonly disabled?: Given<readonly { readonly id: string; readonly reason: string }[]> | undefined;
}

/** A value with its source; `undefined` where there is no value. */
export function given<Value>(value: Value | undefined, source: string): Given<Value> | undefined {
  return value === undefined ? undefined : { value, source };
}
