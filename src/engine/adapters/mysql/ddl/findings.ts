import type { Finding, ObjectKind } from '../../../model/finding.js';
import type { TableMapping } from '../../../model/mapping.js';

/** A finding about an object of a source table, by the source's names. */
export function tableFinding(
  table: TableMapping,
  kind: ObjectKind,
  name: string | undefined,
  finding: Omit<Finding, 'object'>,
): Finding {
  const path = [table.source.schema, table.source.name];
  return { ...finding, object: { kind, path: name === undefined ? path : [...path, name] } };
}
