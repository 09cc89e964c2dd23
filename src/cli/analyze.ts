import { join } from 'node:path';
import {
  assess,
  renderAssessmentHtml,
  renderAssessmentMarkdown,
  summarizeAssessment,
  writeWhole,
} from '../engine/index.js';
import { acceptCovers } from '../engine/model/finding.js';
import type { Assessment } from '../engine/model/assessment.js';
import type { Context, Ending } from './context.js';
import { exitCodes } from './exitCode.js';
import { filesNamed, makeFolder } from './files.js';
import { analyzeOptions, blockedEnding, nameOf, prepare, tell } from './generate.js';

/** `analyze`: says what a migration would meet, and writes the assessment. */
export async function analyzeCommand(context: Context): Promise<Ending> {
  const { args, output, redactor } = context;
  const prepared = await prepare(context);
  const { connections, decisions } = prepared;
  const folder = args.out ?? '.';
  await makeFolder(folder);
  const options = { ...analyzeOptions(context), measure: args.measure };
  const analysis = await assess(connections, decisions, options);
  tell(context, analysis, prepared);
  const facts = redactor.value(analysis.assessment);
  for (const sentence of summarizeAssessment(facts).sentences) output.say(sentence);
  const files = await writeAssessment(facts, join(folder, filesNamed(folder, nameOf(args, connections)).name));
  const accepted = analysis.mapping.accept;
  const blocking = analysis.mapping.findings.filter(
    (finding) => finding.severity === 'error' && !accepted.some((entry) => acceptCovers(entry, finding)),
  );
  return blocking.length > 0 ? { ...blockedEnding(blocking), files } : { exitCode: exitCodes.success, files };
}

async function writeAssessment(facts: Assessment, stem: string): Promise<Record<string, string>> {
  const [html, markdown, json] = [`${stem}.assessment.html`, `${stem}.assessment.md`, `${stem}.assessment.json`];
  await writeWhole(html, renderAssessmentHtml(facts));
  await writeWhole(markdown, renderAssessmentMarkdown(facts));
  await writeWhole(json, `${JSON.stringify(facts, undefined, 2)}\n`);
  return { html, markdown, json };
}
