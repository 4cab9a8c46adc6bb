/**
 * What is made once for an object and a key, and forgotten with the object: what is known of a walk is kept by the walk, whichever check
 * asks.
 */
export function onceFor<Owner extends object, Key, Made>(): (owner: Owner, key: Key, make: () => Made) => Made {
  const known = new WeakMap<Owner, Map<Key, Made>>();
  return (owner, key, make) => {
    let ofOwner = known.get(owner);
    if (ofOwner === undefined) known.set(owner, (ofOwner = new Map<Key, Made>()));
    if (!ofOwner.has(key)) ofOwner.set(key, make());
    return ofOwner.get(key) as Made;
  };
}
