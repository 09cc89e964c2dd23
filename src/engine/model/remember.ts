/**
 * `of` with its answers kept, for a pure function of a text: tens of thousands of columns say the same few things. Whoever gets an answer must not change it.
 * Once there are `most` of them all are forgotten.
 */
export function remember<T>(of: (text: string) => T, most = 2_000): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const answer = known.get(text);
    if (answer !== undefined || known.has(text)) return answer as T;
    if (known.size >= most) known.clear();
    const fresh = of(text);
    known.set(text, fresh);
    return fresh;
  };
}
