/** Whether a change breaks clients, gives them more, or only matters to readers. */
export type Effect = 'breaks' | 'new' | 'other';

/** One change of a contract. Rules are named as oasdiff names them, where it has the rule; it knows nothing of listings. */
export interface Change {
  readonly effect: Effect;
  readonly rule: string;
  /** Where, as a reader finds it: `GET /v1/things, 200 /items/0/kind`. */
  readonly place: string;
  /** What, as the rest of the sentence. */
  readonly what: string;
}

export const change = (effect: Effect, rule: string, place: string, what: string): Change => ({ effect, rule, place, what });

/** A value in a sentence. */
export const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
