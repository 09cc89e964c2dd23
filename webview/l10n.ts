/** The texts of the panel in the person's language, by the English ones; empty where they read English. */
let words: Readonly<Record<string, string>> = {};

/** Takes over what the extension host sent with its first message. */
export function speak(language: Readonly<Record<string, string>>): void {
  words = language;
}

/** A text in the person's language, as `vscode.l10n.t` has it: `{0}` stands for the first of `parts`. `npm run l10n` finds the texts by these calls. */
export function t(message: string, ...parts: readonly (string | number)[]): string {
  return (words[message] ?? message).replaceAll(/\{(\d+)\}/g, (place, at: string) =>
    String(parts[Number(at)] ?? place),
  );
}
