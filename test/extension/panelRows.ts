import type { FrameLocator, Locator } from 'playwright-core';

/** A table's line in the mapping panel, by `schema.table`. */
export function tableRow(panel: FrameLocator, key: string): Locator {
  return panel.locator('.row.table').filter({ has: panel.locator(`.name[title="${key}"]`) });
}

/** A column's line, by its name. */
export function columnRow(panel: FrameLocator, column: string): Locator {
  return panel.locator('.row.column').filter({ has: panel.locator(`.name[title="${column}"]`) });
}

/** Types a name into a line's field. */
export async function rename(row: Locator, name: string): Promise<void> {
  const field = row.getByRole('textbox');
  await field.fill(name);
  await field.press('Enter');
}
