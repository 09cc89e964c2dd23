/** Of addresses only what says which migration a file belongs to. */
export const Uri = { joinPath: (base: unknown): unknown => base };

/** What the host's plain parts take from VS Code, for tests outside of one: texts as they are, with their values put in. */
export const l10n = {
  t: (message: string, ...values: readonly unknown[]): string =>
    message.replaceAll(/\{(\d+)\}/g, (_all, at: string) => String(values[Number(at)])),
};
