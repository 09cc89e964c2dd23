import type { MappedSequence, TargetName } from './mapping.js';

/** Writes sequences that stand alone. All methods are pure. */
export interface SequenceDdl {
  /** A start or a bound, in digits, as far as sequences here reach. */
  bounded(value: string): string;
  create(sequence: MappedSequence): string;
  /** The default of a column that takes its values from the sequence. */
  next(sequence: TargetName): string;
  /** Sets it to where the source's was, and past the data of the columns that use it. */
  position(sequence: MappedSequence): string;
}
