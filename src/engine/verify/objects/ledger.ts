import type { Finding, ObjectKind, ObjectRef } from '../../model/finding.js';
import type { AspectDifference, ObjectVerification } from '../../model/objectVerification.js';
import type { ScriptStep, StepKind } from '../../model/script.js';

/** What was found out about one object. */
export interface Entry {
  readonly object: ObjectRef;
  readonly target?: string | undefined;
  /** False where the script does nothing about it: then only `proof` makes it equal. */
  readonly wanted: boolean;
  /** True when something of that name stands on the target. */
  readonly present: boolean;
  readonly differences?: readonly AspectDifference[] | undefined;
  /** Aspects that can't be compared, as sentences. */
  readonly unknown?: readonly string[] | undefined;
  /** Reasons beside the findings about it. */
  readonly reasons?: readonly string[] | undefined;
  /** Kinds of the step that makes it. */
  readonly madeBy?: readonly StepKind[] | undefined;
  /** The name of its table's steps. */
  readonly step?: string | undefined;
  readonly proof?: string | undefined;
}

/** Kinds under which findings speak of the same object. */
const kin: Partial<Record<ObjectKind, readonly ObjectKind[]>> = {
  index: ['primary key', 'constraint'],
  'primary key': ['index', 'constraint'],
  table: ['partition', 'comment'],
  column: ['comment'],
  check: ['constraint'],
};

const byOthers =
  'Something of that name stands on the target; the script did not make it, and what it does is not compared.';

/** Decides the state of each object by the findings and the steps of the script. */
export class Ledger {
  readonly objects: ObjectVerification[] = [];
  private readonly findings = new Map<string, Finding[]>();
  private readonly steps: ReadonlyMap<string, ScriptStep>;

  constructor(
    findings: readonly Finding[],
    steps: readonly ScriptStep[],
    /** A script without a step that makes anything vouches for no step: something else made the target. */
    readonly makes: boolean,
  ) {
    for (const finding of findings) {
      const key = JSON.stringify(finding.object.path);
      this.findings.set(key, [...(this.findings.get(key) ?? []), finding]);
    }
    this.steps = new Map(steps.map((step) => [step.id, step]));
  }

  /** What the script says of an object. */
  about({ kind, path }: ObjectRef): Finding[] {
    const kinds = [kind, ...(kin[kind] ?? [])];
    return (this.findings.get(JSON.stringify(path)) ?? []).filter((finding) => kinds.includes(finding.object.kind));
  }

  enter(entry: Entry): void {
    const { object, target, wanted, present, differences = [], unknown = [], proof } = entry;
    const declared = [
      ...this.about(object).map(({ code, message }) => `${code}: ${message}`),
      ...(entry.reasons ?? []),
    ];
    const steps = wanted ? this.changedSteps(entry) : [];
    const add = (state: ObjectVerification['state'], reasons: readonly string[]): void => {
      this.objects.push({ object, target, state, differences, reasons, proof });
    };
    if (!present) add(declared.length + steps.length > 0 ? 'left-out' : 'missing', [...declared, ...steps]);
    else if (!wanted && differences.length === 0) {
      if (proof !== undefined && unknown.length === 0) add('equal', []);
      else add('not-comparable', [...declared, ...(unknown.length > 0 ? unknown : [byOthers])]);
    } else if (differences.length > 0)
      add(steps.length > 0 ? 'declared' : 'differs', [...declared, ...steps, ...unknown]);
    else if (unknown.length > 0) add('not-comparable', [...declared, ...unknown]);
    else add(declared.length > 0 ? 'declared' : 'equal', declared);
  }

  /** Steps that a person edited, skipped or took out: the target is what they say, and not what was generated. */
  private changedSteps({ madeBy = [], step }: Entry): string[] {
    if (!this.makes || step === undefined) return [];
    return madeBy.flatMap((kind) => {
      const found = this.steps.get(`${kind} ${step}`);
      if (!found) return [];
      if (found.skip) return [`The step "${found.id}" is skipped (line ${found.lines.start}).`];
      return found.edited ? [`The step "${found.id}" was edited (line ${found.lines.start}).`] : [];
    });
  }
}
