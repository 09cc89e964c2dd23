import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cached } from './cache.js';
import { findExecutable, run, type Program } from './program.js';

/** Debian packages to unpack into a folder of their own. Nothing is installed and no service starts. */
export interface DebianPackages {
  /** The folder's name in the cache. */
  readonly name: string;
  /** The suite they come from: `bookworm`, `sid` … */
  readonly suite: string;
  readonly packages: readonly string[];
  /** Which of the packages they depend on are left out: those that the system has or that the program never loads. */
  readonly without: RegExp;
}

/** What was unpacked: `root` stands for `/`. */
export interface DebianRoot {
  readonly root: string;
  /** The folders that hold its shared libraries, as `LD_LIBRARY_PATH` takes them. */
  readonly libraries: string;
  /** The dynamic loader of its own C library, if that was unpacked too. */
  readonly loader: string | undefined;
}

/** Whether this machine has apt and knows a Debian mirror; no right to write outside the cache is needed. */
export async function hasDebianPackages(): Promise<boolean> {
  if (process.platform !== 'linux') return false;
  if (findExecutable('apt-get') === undefined || findExecutable('dpkg-deb') === undefined) return false;
  return (await debianStanzas()).length > 0;
}

/** Unpacks packages, with what they depend on, into the project's cache; a second call finds them there. */
export async function unpackDebianPackages(
  wanted: DebianPackages,
  log: (line: string) => void,
  signal?: AbortSignal,
): Promise<DebianRoot> {
  const folder = await cached(join('debian', wanted.name), async (draft) => {
    log(`fetching ${wanted.packages.join(' ')} (Debian ${wanted.suite}) into the project's cache`);
    const apt = await privateApt(draft, wanted.suite);
    const names = await withDependencies(apt, wanted, signal);
    const archives = join(draft, 'archives');
    await mkdir(archives);
    await run(apt('apt-get', ['download', ...names]), { cwd: archives, ...(signal && { signal }) });
    for (const archive of await readdir(archives)) {
      await run({ command: 'dpkg-deb', args: ['-x', join(archives, archive), join(draft, 'root')] });
    }
    await Promise.all(['archives', 'apt'].map((used) => rm(join(draft, used), { recursive: true })));
  });
  return describeRoot(join(folder, 'root'));
}

/**
 * A program of the unpacked root. With its own loader it runs on its own C library, whatever the system's age;
 * without one it borrows the system's, which must be as new as the suite.
 */
export function programOf(unpacked: DebianRoot, path: string): Program {
  const file = join(unpacked.root, path);
  return unpacked.loader === undefined
    ? { command: file, args: [], env: { LD_LIBRARY_PATH: unpacked.libraries } }
    : { command: unpacked.loader, args: ['--library-path', unpacked.libraries, file] };
}

async function describeRoot(root: string): Promise<DebianRoot> {
  const folders: string[] = [];
  let loader: string | undefined;
  for (const parent of [join(root, 'lib'), join(root, 'usr', 'lib')].filter((folder) => existsSync(folder))) {
    const triplet = (await readdir(parent)).find((name) => name.endsWith('-linux-gnu'));
    if (triplet === undefined) continue;
    const folder = join(parent, triplet);
    folders.push(folder);
    const found = (await readdir(folder)).find((name) => /^ld-linux.*\.so\.\d+$/.test(name));
    if (found !== undefined) loader = join(folder, found);
  }
  return { root, libraries: folders.join(':'), loader };
}

type Apt = (tool: 'apt-get' | 'apt-cache', args: readonly string[]) => Program;

/** apt with lists, sources and state of its own, so that the system's stay as they are and no lock is shared. */
async function privateApt(draft: string, suite: string): Promise<Apt> {
  const folder = join(draft, 'apt');
  for (const part of ['sources', 'lists/partial', 'cache/archives/partial']) {
    await mkdir(join(folder, part), { recursive: true });
  }
  await writeFile(join(folder, 'sources', 'debian.sources'), await sourcesFor(suite));
  await writeFile(join(folder, 'status'), '');
  const options = [
    `Dir::Etc::SourceList=/dev/null`,
    `Dir::Etc::SourceParts=${join(folder, 'sources')}`,
    `Dir::State=${folder}`,
    `Dir::State::Lists=${join(folder, 'lists')}`,
    `Dir::State::status=${join(folder, 'status')}`,
    `Dir::Cache=${join(folder, 'cache')}`,
    'APT::Sandbox::User=root',
    'Acquire::Languages=none',
    'Acquire::Retries=3',
  ].map((option) => `-o${option}`);
  const apt: Apt = (tool, args) => ({
    command: tool,
    args: [...options, '-q', ...args],
    env: { DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' },
  });
  await run(apt('apt-get', ['update']));
  return apt;
}

async function withDependencies(apt: Apt, wanted: DebianPackages, signal?: AbortSignal): Promise<string[]> {
  const only = ['recommends', 'suggests', 'conflicts', 'breaks', 'replaces', 'enhances'].map((kind) => `--no-${kind}`);
  const listing = await run(
    apt('apt-cache', ['depends', '--recurse', ...only, ...wanted.packages]),
    signal && { signal },
  );
  const names = listing.split('\n').filter((line) => /^[a-z0-9]/.test(line));
  const kept = names.filter((name) => wanted.packages.includes(name) || !wanted.without.test(name));
  return [...new Set(kept)];
}

/** The system's own Debian mirror, for another suite; its security archive too where the suite has one. */
async function sourcesFor(suite: string): Promise<string> {
  const stanzas: string[] = [];
  for (const { uri, signedBy } of await debianStanzas()) {
    const security = uri.includes('debian-security');
    if (security && suite === 'sid') continue;
    stanzas.push(
      `Types: deb\nURIs: ${uri}\nSuites: ${security ? `${suite}-security` : suite}\nComponents: main\n` +
        (signedBy === undefined ? '' : `Signed-By: ${signedBy}\n`),
    );
  }
  return stanzas.join('\n');
}

interface DebianSource {
  readonly uri: string;
  readonly signedBy: string | undefined;
}

/** The Debian mirrors that apt is set up with, in either of its two formats (sources.list(5)). */
async function debianStanzas(): Promise<DebianSource[]> {
  const folder = '/etc/apt/sources.list.d';
  const files = existsSync(folder) ? (await readdir(folder)).map((name) => join(folder, name)) : [];
  const found = new Map<string, DebianSource>();
  for (const file of ['/etc/apt/sources.list', ...files].filter((name) => existsSync(name))) {
    const text = await readFile(file, 'utf8');
    const sources = file.endsWith('.sources') ? readStanzas(text) : file.endsWith('.list') ? readLines(text) : [];
    for (const source of sources) {
      if (/\/debian(-security)?\/?$/.test(source.uri)) found.set(source.uri.replace(/\/$/, ''), source);
    }
  }
  return [...found.values()];
}

function readStanzas(text: string): DebianSource[] {
  const lines = text.replace(/^#.*\n/gm, '');
  return lines.split(/\n\s*\n/).flatMap((stanza) => {
    const uris = /^URIs:\s*(.+)$/m.exec(stanza)?.[1]?.split(/\s+/) ?? [];
    const signedBy = /^Signed-By:\s*(\/\S+)/m.exec(stanza)?.[1];
    return uris.map((uri) => ({ uri, signedBy }));
  });
}

function readLines(text: string): DebianSource[] {
  return [...text.matchAll(/^\s*deb\s+(?:\[([^\]]*)\]\s+)?(\S+)/gm)].map((match) => ({
    uri: match[2] ?? '',
    signedBy: /signed-by=(\S+)/.exec(match[1] ?? '')?.[1],
  }));
}
