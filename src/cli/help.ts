import type { CommandName } from './arguments.js';

const connections = `Databases (each side may be given in its own way; the first that is there counts):
  --source URL          postgresql://user:password@host:5432/database, mysql://…, mariadb://…
  --target URL          the same for the other side
  --connections FILE    a JSON file: { "source_db": { "type": "postgresql", "host": "…", "port": 5432,
                        "user": "…", "password": "…", "database": "…" }, "target_db": { "type": "mysql", … } }
  SOURCE_URL, TARGET_URL  environment variables holding URLs
  Write a password as \${env:NAME} to take it from the environment variable NAME when connecting; other
  users of this machine can see a password on a command line. In a URL, @ : / ? # % must be percent-encoded.
  TLS: ?sslmode=disable|prefer|require|verify-ca|verify-full &sslrootcert=ca.pem &sslcert= &sslkey= &sslpassword=
  Unix socket: ?socket=/path
  Password files, readable by you alone: ?passfile=~/.pgpass (PostgreSQL), ?defaults-file=~/.my.cnf (MySQL, MariaDB)
  SSH tunnel: ?ssh=user@host:port &ssh-key=~/.ssh/id &ssh-passphrase=\${env:NAME} &ssh-password= &ssh-agent=/socket
  &ssh-known-hosts=FILE &ssh-fingerprint=SHA256:… &ssh-jump=user@host; the database's host is looked up from there.
  A server that wants the password in readable form gets it over TLS only, unless &cleartext-password=true.`;

const choices = `Choices:
  --schemas A,B         only these schemas of the source (default: all)
  --decisions FILE      a NAME.migration.json with decisions made in the editor
  --existing WHAT       what becomes of tables that are on the target already: refuse (default), append (their rows
                        stay), truncate (they are emptied first), replace (they are dropped and made anew); the last
                        two wait until TARGET_DATA_DELETED or TARGET_TABLE_DROPPED is accepted
  --content WHAT        what moves: all (default), data (rows only, into tables that are there), schema (tables only)
  --accept CODE[:OBJECT]  take the loss of a finding by name (repeatable); it is written into the script
  --no-scan             don't read the data before choosing types; what only the data can tell stays open`;

const ending = `Output:
  --json                each line of standard output is one event as JSON; the last one is the summary
  --help, --version

Exit status:
  0    done, and everything included is verified; or rollback, clean and load-rejects have shown what --yes would do
  1    something differs, was refused, failed, or is blocked by a finding
  2    bad input: options, URLs, files, scripts, a missing password
  3    a server can't be reached: wrong address, login refused, unknown database
  130  cancelled (Ctrl+C stops cleanly on both servers; a second Ctrl+C leaves at once)`;

const overview = `database-migration moves a database from one system to another and proves that every row arrived.

Usage: database-migration COMMAND [OPTIONS]

Commands:
  migrate       all of it in one go: generate, run, verify, report
  analyze       read the source and its data, and write an assessment: what moves, what needs people, how long
  generate      write the migration script and stop, so that you can read and edit it
  preflight     look at everything that a run would need; writes nothing
  rehearse      run a script with a sample of the rows on a scratch area of the target, then drop it
  run           run a script that you have read: what runs is its text
  load-rejects  load the rows that a run set aside, once their reason is mended
  rollback      drop what a script's run created, after showing it
  clean         drop what crashed runs left on the target beside what they migrated
  verify        compare source and target again, by the verify steps of a script; writes nothing to them
  report        show a report.json again, and make its page anew

A first migration:
  database-migration migrate --source postgresql://me@localhost/shop --target mysql://me@localhost/shop --out shop

The same, with time to read the script:
  export SOURCE_URL=postgresql://me@localhost/shop TARGET_URL=mysql://me@localhost/shop
  database-migration generate --out shop      # then read and edit shop/shop.migration.sql
  database-migration run shop/shop.migration.sql

The source is only read. The target's existing tables stay as they are unless --existing says otherwise.
"database-migration COMMAND --help" says more about one command.

${ending}
`;

const commands: Readonly<Record<CommandName, string>> = {
  migrate: `Usage: database-migration migrate --source URL --target URL --out DIR [OPTIONS]

Analyzes the source, writes the script, runs it, compares every cell, and leaves in DIR: the script NAME.migration.sql,
its state NAME.migration.state.json, report.html, report.md and report.json. Losses are only taken when --accept names
them; otherwise it stops before anything is written and says which they are.

  --out DIR             where the files go (default: the current folder)
  --force               replace a script in DIR that differs from the one generated now
  --no-verify           leave verification out; the result then says "not verified"
  --level LEVEL         how closely tables are compared: counts, checksum (default), rows or sample; see verify --help
  --streams N           copy over at most N sessions at the same time (default: by what both servers have left)
  --max-rows-per-second N, --max-mb-per-second N, --max-target-load N, --max-replica-lag-seconds N   see run --help
  --on-reject stop|keep what becomes of rows that the target refuses; with --max-rejects N; see run --help

${connections}

${choices}

${ending}
`,
  analyze: `Usage: database-migration analyze --source URL --target URL [OPTIONS]

Reads the catalog of the source, scans its data for values that the target can't hold, prints what was found, and writes
an assessment: NAME.assessment.html, .md and .json, with the inventory, what converts by itself, what needs a person and
for about how long, and how long the migration would take. Writes nothing to either database, but with --measure. Ends
with status 1 when a finding has to be decided or accepted before a migration can run.

  --out DIR             where the files go (default: the current folder)
  --measure             measure rates by a dry run in a scratch database of the target, which is dropped again; without
                        it the duration stays unknown

${connections}

${choices}

${ending}
`,
  generate: `Usage: database-migration generate --source URL --target URL --out DIR [OPTIONS]

Writes NAME.migration.sql into DIR and stops. Read it, edit it, keep it in git: what runs is its text. Ends with
status 1 when a finding in it blocks the run until it is decided or accepted.

  --out DIR             where the script goes (default: the current folder)
  --force               replace a script in DIR that differs from the one generated now
  --verify-only         a script NAME.verify.migration.sql whose only steps compare, for a target that something else
                        made and filled: its columns are taken as they are

${connections}

${choices}

${ending}
`,
  preflight: `Usage: database-migration preflight SCRIPT [OPTIONS]

Looks at everything that a run of the script would need on both servers (versions, privileges, names, timeouts, room
for sessions, settings of the load), says of each thing what it saw and what to do about it, and writes nothing. A run
begins with the same checks.

  --streams N           the sessions that the run would use at most (default: by what both servers have left)

${connections}

${ending}
`,
  rehearse: `Usage: database-migration rehearse SCRIPT [OPTIONS]

Runs the whole script with real rows (head, tail and widest rows of every table, and those that their foreign keys
need; tables of up to about a thousand rows whole) in a scratch database of the target, named
database_migration_rehearsal_…, verifies it, and drops it again. The target's own tables are not touched. Ends with a
forecast, for which the beginning of the five largest tables (up to 20,000 rows or 16 MB each) is copied, indexed and
compared once more: the least is with all streams busy all the time, the most is one thing after the other.

  --streams N           copy over at most N sessions at the same time (default: by what both servers have left)

${connections}

${ending}
`,
  run: `Usage: database-migration run SCRIPT [OPTIONS]

Runs a script as it is, and verifies it by its own verify steps. Stops before anything is written when the script has
an error, when a finding in it is not accepted, when the servers are not the ones that it was made for, or when a
table that it creates exists.

  --out DIR             where report.html, report.md and report.json go (default: beside the script)
  --no-verify           leave verification out; the result then says "not verified"
  --level LEVEL         how closely tables are compared: counts, checksum (default), rows or sample; see verify --help
  --streams N           copy over at most N sessions at the same time; in any case no more than there is work for and
                        the servers have room for (default: by their processors, 2 to 4)
  --chunk-rows N        rows that one transaction copies, about (default 200000, fewer where the rate is limited)
  --max-rows-per-second N   how much all sessions together copy at most, in rows
  --max-mb-per-second N     and in millions of bytes (0.5, for example)
  --max-target-load N   pause while more than N sessions of others are at work on the target (Threads_running in MySQL,
                        whose event scheduler counts, and MariaDB; active sessions in PostgreSQL)
  --max-replica-lag-seconds N   pause while a replica of the target is further behind (PostgreSQL tells of its
                        standbys; a MySQL or MariaDB target of itself, where it is a replica)
  --resume              go on with a run of this script that was interrupted, from what the target says is there
  --retries N           new attempts after a lost connection, without progress in between (default 10, with growing
                        pauses of up to a minute)
  --on-reject stop|keep what becomes of a row that the target refuses: the run stops and names it (default), or the
                        row is set aside in NAME.migration.rejects.jsonl and the others go in. The run then ends as
                        incomplete, with status 1, and its verification names those rows as missing
  --max-rejects N       stop all the same when more rows than that are refused (default 1000)
  --stall-seconds N     how long a copy may stand still before its connections count as dead (default 600)

A run keeps its record in a table of its own on the target (database_migration_…), which goes with the run's end.

${connections}

${ending}
`,
  'load-rejects': `Usage: database-migration load-rejects SCRIPT [--yes] [OPTIONS]

Shows which rows of NAME.migration.rejects.jsonl, which a run with --on-reject=keep wrote beside the script, would be
loaded by which statements, and loads them with --yes: through the target halves of their own steps, so through the same
conversions as all other rows. Mend the values in the file, the target's columns or the script's target half first.
Rows that go in leave the file; rows that are refused again stay in it, with the new reason, and the status is 1. The
foreign keys that the target has must hold. Works after a run has ended and while one waits to be resumed.

${connections}

${ending}
`,
  rollback: `Usage: database-migration rollback SCRIPT [--yes] [OPTIONS]

Shows the statements that drop exactly what a run of the script created on the target, whether it was interrupted or
finished, and runs them with --yes. Rows that a run put into tables which were there leave them by their keys, triggers
and foreign keys that were put aside come back, and what can't be taken back is said.

${connections}

${ending}
`,
  clean: `Usage: database-migration clean SCRIPT [--yes] [OPTIONS]

Shows what crashed runs left on the script's target beside what they migrated (their records, and scratch databases of
rehearsals), and drops it with --yes. Triggers and foreign keys that a run put aside come back.
An interrupted run can't be resumed afterwards.

${connections}

${ending}
`,
  verify: `Usage: database-migration verify SCRIPT [OPTIONS]

Compares source and target by the verify steps of a script, names the rows that differ, and accounts for every object
of the source on the target (columns, keys, indexes, constraints, comments, counters …). Keys and constraints are proven
over the data. Writes nothing to either database, but with --repair --yes.

  --level LEVEL         counts: the numbers of rows; no value is looked at
                        checksum (default): every cell, by digests that each database computes
                        rows: every cell, fetched from both sides and compared text by text
                        sample: every cell of a random share of the rows; the result says what that means (small
                        tables are compared whole)
  --sample PERCENT      the share that a sample takes (default 1)
  --repair              show the statements that make differing rows equal again, through the script's own copy steps;
                        without --yes the status is 1 while rows differ
  --yes                 run them, in one transaction, and verify again
  --out DIR             where verification.html, .md and .json go (default: beside the script)

${connections}

${ending}
`,
  report: `Usage: database-migration report REPORT [OPTIONS]

Shows a report again: REPORT is a report.json, or the folder that holds one. Makes report.html and report.md anew. Asks
no server.

  --out DIR             where report.html and report.md go (default: beside the JSON)

${ending}
`,
};

/** The text of `--help`. */
export function helpText(command?: CommandName): string {
  return command === undefined ? overview : commands[command];
}
