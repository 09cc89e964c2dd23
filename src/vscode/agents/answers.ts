import { objectName, type Finding } from '../../engine/model/finding.js';
import type { Report } from '../../engine/model/report.js';
import { blocksOf, type Script } from '../../engine/model/script.js';
import type { TableVerification } from '../../engine/model/verification.js';
import type { FindingView, MappingView } from '../../protocol/mappingView.js';
import type { ConnectionProfile } from '../connections/profile.js';
import type { Run } from '../migrations/run.js';
import { summaryOf } from '../script/summary.js';

/** Entries of a list that an answer carries; a model's context is small, and the files hold the rest. */
const most = 100;

function listed<T>(items: readonly T[]): { readonly items: readonly T[]; readonly left_out?: number } {
  return items.length <= most ? { items } : { items: items.slice(0, most), left_out: items.length - most };
}

/** A connection without any secret or reference to one. */
export function connectionAnswer(profile: ConnectionProfile): object {
  const { name, engine, host, port, user, database, socketPath, protection, group } = profile;
  return { name, type: engine, host, port, user, database, socket: socketPath, protection, group };
}

/** What an analysis found. */
export function analysisAnswer({ source, target, tables, findings, totals }: MappingView): object {
  const shown = tables.map(({ key, rows, included, targetSchema, targetName, findings: counts, note }) => ({
    table: key,
    rows,
    included,
    target: `${targetSchema}.${targetName}`,
    findings: counts,
    note,
  }));
  return { source, target, totals, tables: listed(shown), findings: listed(findings.map(findingViewAnswer)) };
}

function findingViewAnswer({ severity, code, object, message, fix }: FindingView): object {
  return { severity, code, object, message, fix };
}

function findingAnswer({ severity, code, object, message, fix, line }: Finding): object {
  return { severity, code, object: objectName(object), message, fix, line };
}

/** What a script does, and what keeps it from running. */
export function scriptAnswer(path: string, script: Script): object {
  const blocking = blocksOf(script);
  const next =
    blocking.length > 0
      ? 'Each blocking finding changes or loses data. Show them to the person; change the mapping or the script, or accept each by name only when they agree: a line "-- @accept CODE" below the step\'s line.'
      : 'Read the script, then rehearse it.';
  return { script: path, does: summaryOf(script), blocking: listed(blocking.map(findingAnswer)), next };
}

/** What a run, a rehearsal or a verification came to. Values of rows are left out: they are the person's data. */
export function runAnswer(run: Run): object {
  const statuses = [...run.steps.values()];
  const tables = statuses.flatMap(({ verification }) => verification ?? []);
  return {
    state: run.outcome?.state,
    rows: run.outcome?.rows,
    milliseconds: run.outcome?.milliseconds,
    rejected_rows: run.outcome?.rejectedRows,
    error: run.outcome?.error && errorAnswer(run.outcome.error),
    failed_steps: statuses
      .filter(({ state }) => state === 'failed')
      .map(({ outline, error }) => ({ step: outline.step, line: outline.line, error: error && errorAnswer(error) })),
    tables: listed(tables.map(tableAnswer)),
  };
}

function errorAnswer({ code, message, hint, line, object }: Required<Report>['outcome']['error'] & object): object {
  return { code, message, hint, line, object };
}

function tableAnswer(table: TableVerification): object {
  const { table: name, state, sourceRows, targetRows, differingRows, moreDiffer, differences, reason } = table;
  const columns = [...new Set(differences.flatMap(({ cells }) => cells.map(({ column }) => column)))];
  return {
    table: name,
    state,
    source_rows: sourceRows,
    target_rows: targetRows,
    ...(differingRows > 0 ? { differing_rows: differingRows, differing_columns: columns } : {}),
    ...(moreDiffer === true ? { more_rows_differ: true } : {}),
    reason,
  };
}

function serverAnswer({ name, engine, version, database, tested }: Report['source']): object {
  return { name, engine, version, database, tested };
}

/** The report of the last run, without statements and values of rows. */
export function reportAnswer(path: string, report: Report): object {
  const { verb, createdAt, source, target, outcome, tables, findings, steps } = report;
  return {
    report: path,
    ...{ verb, created_at: createdAt, source: serverAnswer(source), target: serverAnswer(target) },
    outcome: { ...outcome, error: outcome.error && errorAnswer(outcome.error) },
    tables: listed(tables.map(tableAnswer)),
    findings: listed(findings.map((finding) => ({ ...findingAnswer(finding), resolution: finding.resolution }))),
    failed_steps: steps
      .filter(({ state }) => state === 'failed')
      .map(({ step, line, error }) => ({ step, line, error })),
  };
}
