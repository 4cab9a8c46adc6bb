/** How the fresh views of one target spell their requests: each otherwise than the one before, until the target refuses that. */
export class Spelling {
  /** Enough that one comes again after minutes only. */
  private static readonly most = 64;
  private last = 0;
  private isRefused = false;

  next(): number {
    this.last = (this.last % Spelling.most) + 1;
    return this.isRefused ? 0 : this.last;
  }

  /** From now on every request is spelled plainly. */
  refuse(): void {
    this.isRefused = true;
  }
}
