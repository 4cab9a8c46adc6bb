/** What the first group of a pattern holds of a text, as `contract/bounded-pattern` tells it where Node can end what takes too long. */
export const firstGroupOf = (source: string, text: string): string | undefined => new RegExp(source, 'u').exec(text)?.[1];
