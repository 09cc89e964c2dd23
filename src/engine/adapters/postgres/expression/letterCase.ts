import { columnsOf, type Expression } from '../../../model/expression.js';

/** Whether the expression changes or ignores the case of a column that `isMeant`. */
export function changesCase(expression: Expression, isMeant: (column: string) => boolean): boolean {
  const visit = (node: unknown): boolean => {
    if (Array.isArray(node)) return node.some(visit);
    if (typeof node !== 'object' || node === null) return false;
    const entry = node as { kind?: unknown; name?: unknown; ignoreCase?: unknown };
    const changes = entry.kind === 'call' && (entry.name === 'lower' || entry.name === 'upper');
    if ((changes || entry.ignoreCase === true) && columnsOf(node as Expression).some(isMeant)) return true;
    return Object.values(node).some(visit);
  };
  return visit(expression);
}
