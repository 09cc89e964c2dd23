import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** So many bytes pass before their buffers are collected: a collection takes less than a millisecond then, for rows that stream leave few objects behind. */
const bytesBetween = 4 * 1024 * 1024;

type Collect = (options: { readonly type: 'minor' }) => unknown;

let collect: Collect | undefined;
let passed = 0;

/**
 * Gives the memory of a stream's buffers back. They lie outside of V8's heap, which does not count them before there are 32 MB of them, whatever their streams still need:
 * docs/benchmark.md has what it saves. To be called with the bytes of each piece that passed.
 */
export function spent(bytes: number): void {
  passed += bytes;
  if (passed < bytesBetween) return;
  passed = 0;
  collect ??= collector();
  collect({ type: 'minor' });
}

/** V8's own; a context that is made under this flag has it. https://nodejs.org/api/v8.html#v8setflagsfromstringflags */
function collector(): Collect {
  if (globalThis.gc) return globalThis.gc;
  setFlagsFromString('--expose-gc');
  const gc: unknown = runInNewContext('globalThis.gc');
  setFlagsFromString('--no-expose-gc');
  return typeof gc === 'function' ? (gc as Collect) : () => undefined;
}
