#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8';
import { main } from './cli/main.js';
import { screenOf } from './cli/terminal.js';

// Rows that stream leave young objects behind, for which V8 would take 48 MB and more; the editor limits its worker's in the same way.
setFlagsFromString('--semi-space-growth-factor=1');

const cancel = new AbortController();

function stop(): void {
  if (cancel.signal.aborted) process.exit(130);
  cancel.abort();
  process.stderr.write('\nStopping cleanly on both servers. Press Ctrl+C again to leave at once.\n');
}

process.on('SIGINT', stop);
process.on('SIGTERM', stop);
// A reader that went away (`| head`) must not end a migration half-way.
process.stdout.on('error', () => undefined);
process.stderr.on('error', () => undefined);

const status = await main(process.argv.slice(2), {
  env: process.env,
  screen: screenOf(process.stdout, process.env),
  errors: screenOf(process.stderr, process.env),
  signal: cancel.signal,
});
// Ends also when a socket is still open, but not before everything is written.
process.stdout.write('', () => process.exit(status));
