/** The word that was probably meant: at most two letters away (a third of a longer word), or begun the same; undefined where none is near. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const scored = known
    .map((entry) => ({ entry, away: entry.startsWith(word) && word.length > 1 ? 0 : distance(word, entry) }))
    .sort((a, b) => a.away - b.away);
  const [best] = scored;
  return best && best.away < word.length && best.away <= Math.max(2, Math.floor(word.length / 3))
    ? best.entry
    : undefined;
}

/** Levenshtein's distance; capital and small letters are one letter. */
function distance(left: string, right: string): number {
  const [a, b] = [left.toLowerCase(), right.toLowerCase()];
  let row = Array.from({ length: b.length + 1 }, (_unused, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replace = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replace, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
