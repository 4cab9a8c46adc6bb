/** Edits (insert, delete, replace) that turn one word into the other: Levenshtein's distance. */
function distance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (const [i, a] of [...left].entries()) {
    const next = [i + 1];
    for (const [j, b] of [...right].entries()) {
      next.push(Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + (a === b ? 0 : 1)));
    }
    row = next;
  }
  return row[right.length] ?? 0;
}

/** At most three known words that were probably meant, equally near; none where nothing is near. */
export function nearest(word: string, known: readonly string[]): readonly string[] {
  const given = word.slice(0, 100).toLowerCase();
  const near = known
    .map((candidate) => ({
      candidate,
      // A part of the word, such as `limit-maximum` for `pagination.limit-maximum`, is as near as a typing error.
      edits: given.length > 2 && candidate.toLowerCase().includes(given) ? 1 : distance(given, candidate.toLowerCase()),
    }))
    .filter(({ candidate, edits }) => edits <= Math.max(2, Math.floor(candidate.length / 4)))
    .sort((a, b) => a.edits - b.edits);
  return near
    .filter(({ edits }) => edits === near[0]?.edits)
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}
