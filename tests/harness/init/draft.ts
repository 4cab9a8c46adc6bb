import type { ListingExtension } from '../contract/listing';

/** What is said of a part that may be wrong, or that was left out. */
export interface Doubt {
  /** The role of `x-listing`, or what else it is about. */
  readonly about: string;
  readonly sentence: string;
}

type Mutable<Type> = { -readonly [key in keyof Type]: Type[key] };

/** An `x-listing` as far as it is known, and what is unsure in it. */
export class Draft {
  readonly listing: Mutable<ListingExtension>;
  /** Further places where the identity may stand, the likelier first. */
  identities: readonly string[] = [];
  private readonly said: (Doubt & { readonly isGuess: boolean })[] = [];

  constructor(items: ListingExtension['items']) {
    this.listing = { items };
  }

  get doubts(): readonly Doubt[] {
    return this.said.map(({ about, sentence }) => ({ about, sentence }));
  }

  /** Says, once, what a reader must know of something that stands there or does not. */
  say(about: string, sentence: string, isGuess = false): void {
    if (!this.said.some((one) => one.sentence === sentence)) this.said.push({ about, sentence, isGuess });
  }

  /** Says that a role is a guess, which a target may contradict. */
  guess(role: string, sentence: string): void {
    this.say(role, sentence, true);
  }

  isGuessed(role: string): boolean {
    return this.said.some(({ about, isGuess }) => isGuess && about === role);
  }

  /** Leaves a role out, and what was guessed of it. */
  leaveOut(role: keyof ListingExtension, sentence: string): void {
    Reflect.deleteProperty(this.listing, role);
    this.settle(role, sentence);
  }

  /** Takes the place of what was guessed of a role, because a target has shown how it is. */
  settle(role: string, sentence?: string): void {
    const kept = this.said.filter(({ about, isGuess }) => !isGuess || about !== role);
    this.said.splice(0, this.said.length, ...kept);
    if (sentence !== undefined) this.say(role, sentence);
  }
}
