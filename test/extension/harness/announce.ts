/** Tells the person who waits what is being done: one line on standard error, which no reporter captures. */
export function announce(message: string): void {
  process.stderr.write(`${message}\n`);
}
