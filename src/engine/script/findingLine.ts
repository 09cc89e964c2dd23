import { consentHelps, type Finding, type ObjectKind, type Severity } from '../model/finding.js';
import { readNames, writeNames } from '../model/names.js';

/** The tail of a `@finding` directive: `error ZERO_DATE column shop.orders.shipped: message → fix`; `fixed warning …` where the script does something about it, `stops error …` where no consent helps. */
export function writeFinding(finding: Finding): string {
  const { severity, code, object, message, fix, resolution } = finding;
  const stops = severity === 'error' && resolution !== 'fixed' && !consentHelps(finding);
  const kind = object.kind.replaceAll(' ', '-');
  const tail = fix === undefined ? message : `${message} → ${fix}`;
  return `${stops ? 'stops ' : resolution === 'fixed' ? 'fixed ' : ''}${severity} ${code} ${kind} ${writeNames(object.path, '.')}: ${oneLine(tail)}`;
}

/** The reverse of {@link writeFinding}; undefined for a line that says no finding. */
export function readFinding(tail: string, line: number): Finding | undefined {
  const match =
    /^(?:(fixed|stops)\s+)?(error|warning|info)\s+([A-Z][A-Z0-9_]*)\s+([a-z-]+)\s+((?:"(?:[^"]|"")*"|[^\s":])+):\s*(.*)$/u.exec(
      tail,
    );
  if (!match) return undefined;
  const [, word, severity = '', code = '', kind = '', path = '', rest = ''] = match;
  const [message = '', fix] = rest.split(' → ');
  return {
    code,
    severity: severity as Severity,
    object: { kind: kind.replaceAll('-', ' ') as ObjectKind, path: readNames(path, '.') },
    message,
    ...(fix === undefined ? {} : { fix }),
    ...(word === 'fixed' ? { resolution: 'fixed' as const } : {}),
    ...(word === 'stops' ? { remedies: [] } : {}),
    line,
  };
}

function oneLine(text: string): string {
  return text.replace(/\s*[\r\n\u2028\u2029]+\s*/gu, ' ');
}
