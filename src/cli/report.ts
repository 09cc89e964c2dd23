import { stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { EngineError, renderHtml, renderMarkdown, writeWhole } from '../engine/index.js';
import type { Report } from '../engine/model/report.js';
import { readTextFile } from './connections.js';
import type { Context, Ending } from './context.js';
import { exitCodeOfRun } from './exitCode.js';
import { makeFolder } from './files.js';

/** `report`: shows a report.json and makes its page anew. */
export async function reportCommand(context: Context): Promise<Ending> {
  const { args, output, redactor } = context;
  const path = await jsonPath(args.file ?? '.');
  const facts = redactor.value(readReport(path, await readTextFile(path, 'report')));
  const page = render(path, facts);
  const name = join(args.out ?? dirname(path), basename(path).replace(/\.json$/i, ''));
  const [html, markdown] = [`${name}.html`, `${name}.md`];
  await makeFolder(dirname(html));
  await writeWhole(html, page.html);
  await writeWhole(markdown, page.markdown);
  output.report(facts);
  return {
    exitCode: exitCodeOfRun(facts.outcome.state, false),
    outcome: facts.outcome,
    files: { html, markdown, json: path },
  };
}

async function jsonPath(path: string): Promise<string> {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  return isFolder ? join(path, 'report.json') : path;
}

function readReport(path: string, text: string): Report {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && 'format' in value && value.format === 1) return value as Report;
  } catch (error) {
    throw noReport(path, error);
  }
  throw noReport(path);
}

/** A file that only looks like a report fails here at the latest. */
function render(path: string, facts: Report): { readonly html: string; readonly markdown: string } {
  try {
    return { html: renderHtml(facts), markdown: renderMarkdown(facts) };
  } catch (error) {
    throw noReport(path, error);
  }
}

function noReport(path: string, cause?: unknown): EngineError {
  return new EngineError({
    code: 'BAD_INPUT',
    stage: 'input',
    object: path,
    message: `"${path}" is not a report of Database Migration.`,
    hint: 'Name the report.json that a run left in its folder.',
    cause,
  });
}
