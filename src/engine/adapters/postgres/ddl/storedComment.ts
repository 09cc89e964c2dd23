/** Without the character that no text of PostgreSQL's holds. */
export function storedComment(text = ''): string {
  return text.replaceAll('\0', '');
}
