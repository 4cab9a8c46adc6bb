/** A number with what it counts, in the singular where it is one: `1 item`, `2 items`, `0 repetitions`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
