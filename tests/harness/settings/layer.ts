import type { SettingName, SettingValues, settingTable } from './setting-table';

/** A value and where it was given, such as `--rate` or `TARGET_URL`, for messages. */
export interface Given<Value> {
  readonly value: Value;
  readonly source: string;
  /** Why there is no value, in a sentence, where the source names a variable that is not set. */
  readonly unset?: string;
}

/** What one source of settings says, not yet judged. Flags, environment and file each make one; the first that names a key wins. */
export type Layer = {
  readonly [Name in SettingName]?: Given<SettingValues[(typeof settingTable)[Name]['kind']]> | undefined;
};

/** A value with its source; `undefined` where there is no value. */
export function given<Value>(value: Value | undefined, source: string): Given<Value> | undefined {
  return value === undefined ? undefined : { value, source };
}
