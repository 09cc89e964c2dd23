/** A random number in [0, 1) that is the same for the same seed: mulberry32. */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const intruders = [
  '\0',
  '"',
  "'",
  '`',
  '{',
  '}',
  '[',
  ',',
  ':',
  '%',
  '@',
  '#',
  '/*',
  '-- @step',
  '-- @',
  '=',
  '\n',
  '🐘',
  '\uD800',
  '99999999999',
];

type Mutate = (text: string, random: () => number) => string;

const ways: readonly Mutate[] = [
  // a part is missing
  (text, random) => {
    const at = Math.floor(random() * text.length);
    return text.slice(0, at) + text.slice(at + 1 + Math.floor(random() * 20));
  },
  // cut off
  (text, random) => text.slice(0, Math.floor(random() * text.length)),
  // something is in the way
  (text, random) => {
    const at = Math.floor(random() * (text.length + 1));
    return text.slice(0, at) + (intruders[Math.floor(random() * intruders.length)] ?? '') + text.slice(at);
  },
  // a line stands twice
  (text, random) => {
    const lines = text.split('\n');
    const at = Math.floor(random() * lines.length);
    return [...lines.slice(0, at), lines[at], ...lines.slice(at)].join('\n');
  },
  // two parts changed places
  (text, random) => {
    const [a = 0, b = 0] = [random(), random()].map((part) => Math.floor(part * text.length)).sort((x, y) => x - y);
    return text.slice(0, a) + text.slice(b) + text.slice(a, b);
  },
  // a word is another one
  (text, random) => {
    const words = text.split(/\b/);
    const at = Math.floor(random() * words.length);
    return [...words.slice(0, at), words[Math.floor(random() * words.length)], ...words.slice(at + 1)].join('');
  },
];

/** Texts that differ from a good one by one to three mutations; the same ones for the same seed. */
export function mutantsOf(good: string, count: number, seed: number): string[] {
  const random = randomOf(seed);
  return Array.from({ length: count }, () => {
    let text = good;
    for (let times = 1 + Math.floor(random() * 3); times > 0; times--) {
      text = (ways[Math.floor(random() * ways.length)] ?? String)(text, random);
    }
    return text;
  });
}
