/** As few of some things as show all that any of them shows: those first that show most of what is left. */
export function coverOf<T>(things: readonly T[], shownBy: (thing: T) => readonly string[]): readonly T[] {
  const shown = new Map(things.map((thing) => [thing, shownBy(thing)]));
  const left = new Set([...shown.values()].flat());
  const chosen: T[] = [];
  const fresh = (thing: T): number => shown.get(thing)?.filter((name) => left.has(name)).length ?? 0;
  while (left.size > 0) {
    const best = things.reduce((one, other) => (fresh(other) > fresh(one) ? other : one));
    for (const name of shown.get(best) ?? []) left.delete(name);
    chosen.push(best);
  }
  return chosen;
}
