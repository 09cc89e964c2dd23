/** A line that is a directive: its name and what follows. */
const directive = /^\s*--\s*(@[A-Za-z][\w-]*)(?:\s+(.*))?$/u;

/**
 * A script's lines with directives in one notation and spaced as they are generated. Lines of SQL stay as they are, to the last blank, for they may
 * be within a text; so no step counts as edited for having been formatted.
 */
export function formatLines(lines: readonly string[]): string[] {
  const result: string[] = [];
  let steps = 0;
  const dropBlanks = (): void => {
    while (result.at(-1)?.trim() === '') result.pop();
  };
  for (const line of lines) {
    const [, name, tail = ''] = directive.exec(line) ?? [];
    if (name === undefined) {
      result.push(line);
      continue;
    }
    dropBlanks();
    if (name === '@step' && result.at(-1)?.startsWith('-- @phase') !== true) result.push('');
    if (name === '@phase' && result.length > 0) result.push(...(steps > 0 ? ['', ''] : ['']));
    if (name === '@step') steps += 1;
    result.push(`-- ${name} ${tail.trim()}`.trimEnd());
  }
  dropBlanks();
  return [...result, ''];
}
