import type { ConnectionSettings } from '../model/connection.js';
import { badLine } from './secretFile.js';

/** Whom a line of the file is compared with. */
type Wanted = Pick<ConnectionSettings, 'host' | 'port' | 'database' | 'user' | 'socketPath'>;

const shape = 'Write host:port:database:user:password; a ":" or "\\" inside a field gets a "\\" in front.';

/**
 * The password in the text of a `.pgpass` (https://www.postgresql.org/docs/current/libpq-pgpass.html): of the first line whose four fields are equal
 * or `*`. A connection over a unix socket is called by the socket's folder, and by `localhost`. Undefined where no line fits.
 *
 * Throws BAD_INPUT at a line in front of it that has fewer than five fields.
 */
export function passwordFromPassfile(text: string, path: string, wanted: Wanted): string | undefined {
  const hosts = wanted.socketPath === undefined ? [wanted.host] : [wanted.socketPath, 'localhost'];
  const rest = [[String(wanted.port)], [wanted.database], [wanted.user]];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const fields = /^((?:\\.|[^\\:])*):((?:\\.|[^\\:])*):((?:\\.|[^\\:])*):((?:\\.|[^\\:])*):(.*)$/su
      .exec(line)
      ?.slice(1);
    if (fields === undefined) throw badLine(path, index + 1, 1, 'This line has fewer than five fields.', shape);
    const password = fields.pop() ?? '';
    const fits = [hosts, ...rest].every((names, field) => {
      const value = fields[field] ?? '';
      return value === '*' || names.includes(unescape(value));
    });
    if (fits) return unescape(password);
  }
  return undefined;
}

function unescape(field: string): string {
  return field.replaceAll(/\\(.)/gsu, '$1');
}
