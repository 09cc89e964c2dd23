/** Bytes of an InnoDB index entry; https://dev.mysql.com/doc/refman/9.7/en/innodb-limits.html */
export const longestKeyBytes = 3072;

/**
 * The bytes of an index entry that one of its columns gets: as many as it needs (`need`, Infinity without end), where the others leave them; what
 * needs less than an equal share keeps to its need.
 */
export function roomInKey(need: number, others: readonly number[]): number {
  let rest = longestKeyBytes;
  let hungry = [need, ...others];
  for (;;) {
    const equal = Math.floor(rest / hungry.length);
    if (need <= equal) return need;
    const modest = hungry.filter((bytes) => bytes <= equal);
    if (modest.length === 0) return equal;
    rest -= modest.reduce((sum, bytes) => sum + bytes, 0);
    hungry = hungry.filter((bytes) => bytes > equal);
  }
}
