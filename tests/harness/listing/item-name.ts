/** An identity for a reader: a number alone would read as an amount. */
export const itemName = (identity: string): string => (/^-?\d[\d.]*$/.test(identity) ? `item ${identity}` : identity);
