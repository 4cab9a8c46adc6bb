/**
 * A number with what it counts, in the singular where it is one: `1 item`, `2,000 items`, `0 repetitions`. Thousands stand apart, because
 * such numbers are for people.
 */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}
