import type { TargetName } from '../model/mapping.js';
import { readNames } from '../model/names.js';
import type { ScriptStep } from '../model/script.js';

/** The source tables that copy and verify steps read, each once; a step that a person wrote without `table=` names none. */
export function sourceTables(steps: readonly ScriptStep[]): TargetName[] {
  const words = new Set(
    steps
      .filter((step) => (step.kind === 'copy' || step.kind === 'verify') && !step.skip)
      .flatMap((step) => step.attributes.table ?? []),
  );
  return [...words].flatMap((word) => {
    const [schema, name] = readNames(word, '.');
    return schema === undefined || name === undefined ? [] : [{ schema, name }];
  });
}
