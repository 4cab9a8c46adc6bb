/** Every how many items, and on which of them, an optional field is missing. No two of them miss on the same items only. */
const gaps = {
  creationTimestamp: [31, 11],
  lastModifiedTimestamp: [23, 7],
  cloudType: [29, 17],
  clusterType: [19, 13],
  state: [27, 9],
  fips: [17, 5],
  layer: [37, 21],
  displayName: [41, 27],
  packType: [26, 6],
  registryUid: [22, 8],
  version: [33, 15],
  credentialType: [28, 12],
  partition: [21, 14],
} as const;

/** The fields, to be spread into the item at an index; nothing where the field is missing there. */
export function unlessGap<T extends object>(field: keyof typeof gaps, index: number, make: () => T): Partial<T> {
  const [every, at] = gaps[field];
  return index % every === at ? {} : make();
}
