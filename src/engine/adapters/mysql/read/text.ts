/** The bytes of a text as UTF-8, whatever its character set; SQL. */
export function utf8Bytes(text: string): string {
  return `CAST(CONVERT(${text} USING utf8mb4) AS BINARY)`;
}
