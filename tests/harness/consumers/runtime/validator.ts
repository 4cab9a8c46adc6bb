/** What a schema is compiled to. */
export interface Compiled {
  (value: unknown): boolean;
  errors?: readonly { readonly instancePath: string; readonly message?: string; readonly params: object }[] | null | undefined;
}

/** A guard, and an assertion that names the first place where a value is none. */
export function validatorOf(name: string, compiled: Compiled) {
  const is = (value: unknown): boolean => compiled(value);
  const assert = (value: unknown): void => {
    if (compiled(value)) return;
    const [first] = compiled.errors ?? [];
    throw new TypeError(`Expected a ${name}; found that ${first?.instancePath || 'the value'} ${first?.message ?? 'differs'}.`);
  };
  return [is, assert] as const;
}
