import { importsOf, type Import, type Source, type Violation } from './source.js';

/**
 * One row of the import table (architecture.md, "Who may import whom"). A path that ends with `/` stands for all below
 * it. A file may always import from its own row.
 */
interface Row {
  readonly from: readonly string[];
  /** Files and folders of the project. */
  readonly mayImport: readonly string[];
  /** Those of which it may take types only. */
  readonly mayImportTypesOf?: readonly string[];
  /** npm packages, and whether Node's own modules may be used. */
  readonly packages?: readonly string[];
  readonly node?: boolean;
}

const ENGINE = 'src/engine/';
const MODEL = `${ENGINE}model/`;
const ERRORS = `${ENGINE}errors.ts`;
const ADAPTER = `${ENGINE}adapter.ts`;
const STREAM = `${ENGINE}stream/`;
const NET = `${ENGINE}net/`;
const REGISTRY = `${ENGINE}adapters/index.ts`;
const INDEX = `${ENGINE}index.ts`;
const ANALYZING = `${ENGINE}analyzing.ts`;
const LOOKING = `${ENGINE}looking.ts`;
const EDITING = `${ENGINE}editing.ts`;
const SESSIONS = `${ENGINE}sessions.ts`;
const PROTOCOL = 'src/protocol/';
const HOST = 'src/vscode/';

const STAGES = ['mapping', 'scan', 'plan', 'script', 'run', 'verify', 'report'].map((stage) => `${ENGINE}${stage}/`);

const adapter = (name: string, packages: readonly string[], siblings: readonly string[] = []): Row => ({
  from: [`${ENGINE}adapters/${name}/`],
  mayImport: [ADAPTER, STREAM, NET, MODEL, ERRORS, ...siblings],
  packages,
  node: true,
});

const TABLE: readonly Row[] = [
  { from: [MODEL, ERRORS], mayImport: [] },
  { from: [ADAPTER], mayImport: [MODEL, ERRORS], node: true },
  { from: [STREAM], mayImport: [MODEL, ERRORS], node: true },
  { from: [NET], mayImport: [MODEL, ERRORS], packages: ['jsonc-parser', 'ssh2'], node: true },
  adapter('postgres', ['pg', 'pg-copy-streams', 'libpg-query']),
  adapter('mysql', ['mysql2']),
  adapter('mariadb', ['mysql2'], [`${ENGINE}adapters/mysql/`]),
  {
    from: [REGISTRY],
    mayImport: [ADAPTER, MODEL, ERRORS, ...['postgres', 'mysql', 'mariadb'].map(entryOf)],
  },
  ...STAGES.map((stage) => ({
    from: [stage],
    mayImport: [ADAPTER, STREAM, MODEL, ERRORS],
    packages: stage.endsWith('/mapping/') ? ['jsonc-parser'] : [],
    node: true,
  })),
  { from: [SESSIONS], mayImport: [ADAPTER, REGISTRY, MODEL, ERRORS] },
  // From two connections to a mapping; the index gives it on.
  { from: [ANALYZING], mayImport: [SESSIONS, ADAPTER, REGISTRY, MODEL, ERRORS, ...STAGES] },
  {
    from: [INDEX],
    mayImport: [ANALYZING, SESSIONS, ADAPTER, REGISTRY, STREAM, NET, MODEL, ERRORS, ...STAGES],
    node: true,
  },
  // More verbs: what a person looks at in a database before and beside a migration.
  { from: [LOOKING], mayImport: [INDEX, SESSIONS, REGISTRY, MODEL, ERRORS, ...STAGES] },
  // More verbs, for the editor of a script.
  { from: [EDITING], mayImport: [INDEX, REGISTRY, MODEL, ERRORS, ...STAGES] },
  // The two that stand outside the engine's door speak its words too: its data and its errors.
  { from: [`${ENGINE}worker.ts`], mayImport: [INDEX, LOOKING, EDITING, PROTOCOL, MODEL, ERRORS], node: true },
  { from: ['src/cli.ts', 'src/cli/'], mayImport: [INDEX, MODEL, ERRORS], node: true },
  { from: [PROTOCOL], mayImport: [], mayImportTypesOf: [MODEL, ERRORS] },
  {
    from: ['webview/'],
    mayImport: [PROTOCOL],
    packages: ['monaco-editor', 'monaco-worker', '@vscode/webview-ui-toolkit'],
  },
  {
    from: [HOST],
    mayImport: [PROTOCOL, MODEL, `${ENGINE}script/parse.ts`],
    mayImportTypesOf: [ERRORS], // Errors arrive through the protocol.
    packages: ['vscode'],
    node: true,
  },
  { from: ['src/extension.ts'], mayImport: [HOST], packages: ['vscode'] },
];

function entryOf(name: string): string {
  return `${ENGINE}adapters/${name}/index.ts`;
}

/** Every import that the table doesn't allow, and every file that belongs to no row of it. */
export function importViolations(sources: readonly Source[]): Violation[] {
  return sources.flatMap((source) => {
    const row = TABLE.find(({ from }) => contains(from, source.path));
    if (row === undefined) return [`${source.path}: belongs to no folder of the architecture`];
    return importsOf(source)
      .filter((imported) => !isAllowed(row, imported))
      .map(({ line, specifier }) => `${source.path}:${line}: may not import ${specifier}`);
  });
}

function isAllowed(row: Row, { specifier, file, typeOnly }: Import): boolean {
  if (file !== undefined) {
    if (contains(row.from, file) || contains(row.mayImport, file)) return true;
    return typeOnly && contains(row.mayImportTypesOf ?? [], file);
  }
  if (specifier.startsWith('node:')) return row.node ?? false;
  return (row.packages ?? []).some((name) => specifier === name || specifier.startsWith(`${name}/`));
}

function contains(places: readonly string[], file: string): boolean {
  return places.some((place) => (place.endsWith('/') ? file.startsWith(place) : file === place));
}

/** Every cycle of imports between files, types included, each told once: `a.ts -> b.ts -> a.ts`. */
export function importCycles(sources: readonly Source[]): Violation[] {
  const graph = new Map(sources.map((source) => [source.path, targets(source)]));
  const finished = new Set<string>();
  const cycles: Violation[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    const begin = trail.indexOf(path);
    if (begin !== -1) cycles.push([...trail.slice(begin), path].join(' -> '));
    if (begin !== -1 || finished.has(path)) return;
    for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
    finished.add(path);
  };
  for (const path of graph.keys()) visit(path, []);
  return cycles;
}

function targets(source: Source): string[] {
  return importsOf(source).flatMap(({ file }) => (file === undefined ? [] : [file]));
}
