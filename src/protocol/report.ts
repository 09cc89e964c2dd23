import type { Report } from '../engine/model/report.js';
import { isRecord, type Check } from './check.js';

/** Checks a report that is read back from its file. */
export const isReport: Check<Report> = (value): value is Report =>
  isRecord(value) &&
  value.format === 1 &&
  isRecord(value.outcome) &&
  [value.tables, value.findings, value.steps].every((part) => Array.isArray(part));
