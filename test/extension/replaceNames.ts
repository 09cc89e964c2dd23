import type { FrameLocator } from 'playwright-core';

/** Search and replace in names: what would change and what would collide stands there before; one undo takes all of it back. */
export async function replaceNames(panel: FrameLocator, look: (name: string) => Promise<void>): Promise<void> {
  const form = panel.locator('.name-search');
  const search = form.getByRole('textbox', { name: 'Search in names' });
  await form.getByRole('checkbox', { name: 'Regular expression' }).click();
  await search.fill('^(email|full)(_name)?$');
  await form.getByRole('textbox', { name: 'Replace with' }).fill('who');
  await form.getByText('Would change 2 names.').waitFor();
  await form.getByText('"who" is taken').first().waitFor();
  await form.scrollIntoViewIfNeeded();
  await look('names-collide');
  await search.fill('^(customer|order)s$');
  await form.getByRole('textbox', { name: 'Replace with' }).fill('all_$1s');
  await form.getByText('all_customers').waitFor();
  await form.getByText('Replace All').click();
  await search.fill('^all_');
  await form.getByText('Would change 2 names.').waitFor();
  // Not from a field, which has an undo of its own.
  await panel.getByRole('tab', { name: 'Choices' }).press('Control+Z');
  await form.getByText('Would change no name.').waitFor();
  await search.fill('');
}
