import type { Adapter } from '../../adapter.js';
import type { Assessment, AssessedTable, TimeNeeded } from '../../model/assessment.js';
import type { Conversion } from '../../model/conversion.js';
import type { ServerMark } from '../../model/event.js';
import type { StandingTable } from '../../model/existing.js';
import { acceptCovers, type Finding } from '../../model/finding.js';
import type { Forecast } from '../../model/forecast.js';
import { tableKey, type Mapping } from '../../model/mapping.js';
import { product } from '../../model/product.js';
import type { DataProfile } from '../../model/profile.js';
import { countOf } from '../../model/quantity.js';
import { reportFormat, type ReportedFinding } from '../../model/report.js';
import type { Advice } from '../../model/usage.js';
import { assessObjects } from './effort.js';
import { inventory } from './inventory.js';

/** Everything that an assessment is made from. */
export interface AssessInput {
  readonly mapping: Mapping;
  /** The target's. */
  readonly system: Pick<Adapter, 'ddl'>;
  /** Absent where the data was not read. */
  readonly profile?: DataProfile | undefined;
  readonly source: ServerMark;
  readonly target: ServerMark;
  readonly standing: readonly StandingTable[];
  readonly conversions: readonly Conversion[];
  readonly advice: readonly Advice[];
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly user?: string | undefined;
  readonly measured?: Measured | undefined;
}

/** What became of a dry run that was to measure rates. */
export interface Measured {
  readonly forecast?: Forecast | undefined;
  /** Why there is no forecast. */
  readonly reason?: string | undefined;
}

/** What a migration would meet. Pure. */
export function assessment(input: AssessInput): Assessment {
  const { mapping, profile, source, target, standing, conversions, advice, createdAt, user } = input;
  const findings = resolved(mapping);
  const tables = mapping.tables.map((table): AssessedTable => {
    const counted = profile?.rows[tableKey(table.source)];
    const { estimatedRows, estimatedBytes } = table.source;
    return {
      table: tableKey(table.source),
      included: table.included,
      rows: counted ?? Math.max(0, estimatedRows),
      counted: counted !== undefined,
      bytes: Math.max(0, estimatedBytes),
      columns: table.columns.filter(({ included }) => included).length,
    };
  });
  return {
    ...{ format: reportFormat, kind: 'assessment', createdAt, product, user, source, target, tables, standing },
    ...assessObjects(inventory(mapping, input.system), findings),
    scan: {
      done: profile !== undefined,
      asked: profile?.guards.length ?? 0,
      broken: profile?.guards.filter(({ hits }) => hits > 0).length ?? 0,
    },
    findings,
    conversions,
    advice,
    time: timeOf(tables, input.measured),
  };
}

/** The mapping's findings, those that a decision takes by name as accepted, the gravest first. */
function resolved({ findings, accept }: Mapping): ReportedFinding[] {
  const rank = ({ severity }: Finding): number => ['error', 'warning', 'info'].indexOf(severity);
  return findings
    .map((finding): ReportedFinding => {
      const isAccepted = accept.some((entry) => acceptCovers(entry, finding));
      const undecided = finding.severity === 'info' ? 'noted' : 'open';
      return { ...finding, resolution: isAccepted ? 'accepted' : (finding.resolution ?? undecided) };
    })
    .sort((a, b) => rank(a) - rank(b) || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
}

function timeOf(tables: readonly AssessedTable[], measured: Measured | undefined): TimeNeeded {
  const moved = tables.filter(({ included }) => included);
  const rows = moved.reduce((sum, table) => sum + table.rows, 0);
  const bytes = moved.reduce((sum, table) => sum + table.bytes, 0);
  const forecast = measured?.forecast;
  if (forecast) {
    const basis =
      'From a dry run in a scratch database of this target: what the beginning of the five largest tables took to be copied, indexed and compared, in proportion to all rows, and everything else as it took there. The least is with all streams busy all the time, the most is one thing after the other; how many rows there are is an estimate of the server. Checking the foreign keys of large tables is not in it.';
    return { rows, bytes, forecast, basis };
  }
  const sizes = moved.every(({ counted }) => counted) ? 'counted' : "by the server's statistics";
  const why = measured?.reason ?? 'nothing was measured. A dry run on this target measures it (analyze --measure)';
  return { rows, bytes, basis: `Unknown: ${why}. What is known is the size: ${countOf(rows, 'row')} (${sizes}).` };
}
