// The texts of package.json that people read: VS Code takes `%key%` from package.nls.json, or from that of the person's language.

/** @typedef {Record<string, unknown>} JsonObject */

const textNames = new Set([
  ...['title', 'displayName', 'description', 'markdownDescription', 'deprecationMessage', 'category', 'name'],
  ...['contents', 'contextualTitle', 'altText', 'userDescription', 'label'],
]);
const listNames = new Set(['enumDescriptions', 'markdownEnumDescriptions', 'enumItemLabels']);

/** What a language model reads, and names that are no texts. */
const keptPaths = /^\/(?:languageModelTools\/[^/]+\/(?:inputSchema|modelDescription)|chatSkills)$/;
/** The product's name is the same in every language. */
const productName = 'Database Migration';

/**
 * The manifest with a key in place of each text, and the texts by their keys.
 * @param {JsonObject} manifest
 * @param {Record<string, string>} known texts that have a key already
 */
export function externalized(manifest, known) {
  /** @type {Record<string, string>} */
  const texts = {};
  /** @param {string} value @param {string} path */
  const key = (value, path) => {
    const [, used] = /^%(.+)%$/.exec(value) ?? [];
    if (used !== undefined) {
      texts[used] = known[used] ?? '';
      return value;
    }
    const name = keyOf(path);
    texts[name] = value;
    return `%${name}%`;
  };
  /** @param {unknown} value @param {string} path @returns {unknown} */
  const walk = (value, path) => {
    if (keptPaths.test(path)) return value;
    const last = path.slice(path.lastIndexOf('/') + 1);
    if (typeof value === 'string') return isText(last, path, value) ? key(value, path) : value;
    if (Array.isArray(value)) {
      const list = /** @type {unknown[]} */ (value);
      if (listNames.has(last))
        return list.map((item, at) => (typeof item === 'string' ? key(item, `${path}/${at}`) : item));
      return list.map((item, at) => walk(item, `${path}/${idOf(item) ?? at}`));
    }
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, walk(part, `${path}/${name}`)]));
  };
  const contributes = walk(manifest.contributes ?? {}, '');
  const head = ['displayName', 'description'].map((name) => [name, walk(manifest[name] ?? '', `/${name}`)]);
  const capabilities = walk(manifest.capabilities ?? {}, '/capabilities');
  return {
    manifest: { ...manifest, ...Object.fromEntries(head), capabilities, contributes },
    texts: Object.fromEntries(Object.entries(texts).sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

/** @param {string} name @param {string} path @param {string} value */
function isText(name, path, value) {
  if (!textNames.has(name) || value === productName || value === '') return false;
  // A view's name is shown; a property that is called "name" or "description" is not.
  return !(name === 'name' && !path.startsWith('/views/')) && !/\/properties\/[^/]+$/.test(path);
}

/** @param {unknown} item */
function idOf(item) {
  if (item === null || typeof item !== 'object' || Array.isArray(item)) return undefined;
  const { command, id: own, name, type, viewType } = /** @type {JsonObject} */ (item);
  const id = command ?? own ?? name ?? type ?? viewType;
  return typeof id === 'string' ? id.replace('databaseMigration.', '') : undefined;
}

/** @param {string} path */
function keyOf(path) {
  return path.slice(1).replaceAll('databaseMigration.', '').replaceAll('/', '.');
}
