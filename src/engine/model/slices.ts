/** Work in small pieces: it may rest at every `yield`, and what it returns is its result. */
export type Slices<T> = Generator<undefined, T>;

/** Milliseconds after which a long piece of work lets others have their turn. */
const turn = 8;

/** Does the work at one go. */
export function atOnce<T>(slices: Slices<T>): T {
  for (;;) {
    const slice = slices.next();
    if (slice.done === true) return slice.value;
  }
}

/** Does the work, and lets others have their turn between its pieces: answers of servers, a cancel, an editor. Throws what `between` throws. */
export async function gently<T>(slices: Slices<T>, between?: () => void): Promise<T> {
  for (let began = performance.now(); ;) {
    const slice = slices.next();
    if (slice.done === true) return slice.value;
    if (performance.now() - began < turn) continue;
    await new Promise((resolve) => setImmediate(resolve));
    between?.();
    began = performance.now();
  }
}
