/** What is made when it is first asked for, and once. A schema takes longer to compile than a request, and a run needs few of them. */
export function late<Made>(make: () => Made): () => Made {
  let made: { readonly value: Made } | undefined;
  return () => (made ??= { value: make() }).value;
}
