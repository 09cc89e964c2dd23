import type { Severity } from './finding.js';
import type { TypeRule } from './mapping.js';
import type { GuardPolicy, Way } from './policy.js';

/** A person's choices over many columns at once: what each would hold, for how many, and at what loss. Plain JSON. */
export interface ChoiceSummary {
  /** Sorts of type that the source has and the target can hold in several ways. */
  readonly policies: readonly PolicySummary[];
  /** Guards of the types in question. */
  readonly guards: readonly GuardSummary[];
  /** Source types, those of most columns first. */
  readonly types: readonly TypeSummary[];
  readonly rules: readonly RuleSummary[];
  readonly schemas: readonly { readonly source: string; readonly target: string; readonly create: boolean }[];
}

/** A loss, and how many columns it concerns. */
export interface CountedLoss {
  readonly severity: Severity;
  readonly message: string;
  readonly columns: number;
}

export interface PolicySummary {
  readonly name: string;
  readonly columns: number;
  /** The way that the decisions ask for. */
  readonly wanted?: string | undefined;
  readonly ways: readonly WaySummary[];
}

export interface WaySummary {
  readonly way: Way;
  /** Columns that can be held so, and those that are. */
  readonly possible: number;
  readonly taken: number;
  /** Types of the target that it means, the most frequent first. */
  readonly types: readonly string[];
  readonly losses: readonly CountedLoss[];
}

export interface GuardSummary {
  readonly code: string;
  /** Words of the policies that make sense. */
  readonly words: readonly string[];
  readonly wanted?: GuardPolicy | undefined;
  /** Columns whose type has the guard. */
  readonly columns: number;
  /** Columns and rows with values that break it; absent while the data wasn't read. */
  readonly hits?: { readonly columns: number; readonly rows: number } | undefined;
}

export interface TypeSummary {
  /** As the source prints it. */
  readonly type: string;
  readonly columns: number;
  readonly tables: number;
  /** Target types in use, the most frequent first. */
  readonly targets: readonly { readonly type: string; readonly columns: number }[];
  readonly choices: readonly TypeOption[];
  /** The first rule that names the type of some of the columns. */
  readonly rule?: number | undefined;
}

/** A choice that a rule for a source type can ask for. */
export interface TypeOption {
  readonly type: string;
  /** The word that asks for it, where its type alone doesn't say which of the choices is meant. */
  readonly way?: Way | undefined;
  readonly possible: number;
  readonly taken: number;
  readonly losses: readonly CountedLoss[];
}

export interface RuleSummary {
  readonly rule: TypeRule;
  /** Columns whose type it names. */
  readonly columns: number;
  readonly tables: number;
  readonly losses: readonly CountedLoss[];
}

/** What a decision would change, worked out without taking it. */
export interface EditPreview {
  /** Columns that would get another type, reading or name. */
  readonly columns: number;
  readonly tables: number;
  /** Target types that they would get, the most frequent first. */
  readonly types: readonly { readonly type: string; readonly columns: number }[];
  readonly losses: readonly CountedLoss[];
  /** Messages of findings that would be new, the serious ones first. */
  readonly findings: readonly { readonly severity: Severity; readonly message: string }[];
}
