/** The commands that read files. */
export type Command = 'conformance' | 'compare' | 'report' | 'init';

/** A file, or another thing, that is given to a command and must be refused. */
export interface HostileInput {
  readonly name: string;
  readonly command: Command;
  /** Makes what is given in an empty directory, and tells the arguments. */
  readonly args: (directory: string) => readonly string[];
  readonly environment?: (directory: string) => { readonly [name: string]: string };
  /** Default 2: nothing is sent. */
  readonly exit?: number;
  readonly says: RegExp;
}
