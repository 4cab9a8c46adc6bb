/** Longer texts, and more of them, would keep memory that a target can fill. */
const [longest, most] = [64, 4096];

/** What is made of a text, made once for as long as it is among the last few thousand: orders compare the same few values again and again. */
export function remembered<Made>(make: (text: string) => Made): (text: string) => Made {
  const known = new Map<string, Made>();
  return (text) => {
    if (text.length > longest) return make(text);
    const found = known.get(text);
    if (found !== undefined || known.has(text)) return found as Made;
    const made = make(text);
    if (known.size === most) known.clear();
    known.set(text, made);
    return made;
  };
}
