/** The variables of a `.env` file, in its order. Quotes are taken off; `export` and comments are understood. */
export function parseDotenv(text: string): ReadonlyMap<string, string> {
  const variables = new Map<string, string>();
  for (const line of text.split(/\r?\n/)) {
    const [, name, rest = ''] = /^\s*(?:export\s+)?([A-Za-z_][\w.]*)\s*=\s*(.*)$/.exec(line) ?? [];
    if (name !== undefined) variables.set(name, valueOf(rest));
  }
  return variables;
}

function valueOf(text: string): string {
  const [, , quoted] = /^(["'`])(.*?)\1\s*(?:#.*)?$/.exec(text) ?? [];
  return quoted ?? text.replace(/(?:^|\s)#.*$/, '').trim();
}

/** A variable with `${NAME}` replaced by the file's own; what the file lacks becomes a reference to the environment, `${env:NAME}`. */
export function expanded(name: string, variables: ReadonlyMap<string, string>, within: readonly string[] = []): string {
  return (variables.get(name) ?? '').replaceAll(/\$\{([A-Za-z_][\w.]*)\}/g, (_all, inner: string) =>
    variables.has(inner) && !within.includes(inner)
      ? expanded(inner, variables, [...within, name])
      : `\${env:${inner}}`,
  );
}

const databaseUrl = /^(?:postgres|postgresql|mysql|mariadb):\/\//i;

/** The names of the variables that hold the URL of a database. */
export function databaseVariables(variables: ReadonlyMap<string, string>): readonly string[] {
  return [...variables.keys()].filter((name) => databaseUrl.test(expanded(name, variables)));
}

/** The place of a password within a `.env` file, as a connection keeps it in place of the password. */
export interface DotenvPlace {
  /** A URI. */
  readonly file: string;
  readonly variable: string;
}

export function writeDotenvReference({ file, variable }: DotenvPlace): string {
  return `\${dotenv:${file.replaceAll('#', '%23').replaceAll('}', '%7D')}#${variable}}`;
}

export function readDotenvReference(reference: string): DotenvPlace | undefined {
  const [, file, variable] = /^\$\{dotenv:([^#}]+)#([^}]+)\}$/.exec(reference) ?? [];
  return file === undefined || variable === undefined ? undefined : { file, variable };
}
