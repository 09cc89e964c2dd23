/**
 * True for a regular expression that POSIX advanced, ICU and PCRE read alike: literals, `.`, anchors, groups, alternatives, sets with ranges and classes, greedy counts, and
 * escapes of punctuation or `\d`. What letters and blanks are differs. https://www.postgresql.org/docs/18/functions-matching.html#FUNCTIONS-POSIX-REGEXP
 */
export function isPortablePattern(pattern: string): boolean {
  const piece =
    /\\[d\\^$.|?*+()[\]{}/"'@:;,&%#!~`<>=_ -]|\[\^?(?:\[:digit:\]|\\[d\\^$.|?*+()[\]{}/-]|[^\]\\[])+\]|\{\d+(?:,\d*)?\}|[*+?](?![*+?])|\((?!\?)|[)|.^$]|[^\\[\]{}()*+?|.^$]/uy;
  let at = 0;
  while (at < pattern.length) {
    piece.lastIndex = at;
    const match = piece.exec(pattern);
    if (!match) return false;
    at = piece.lastIndex;
  }
  return true;
}
