import { writeInstant } from '../model/quantity.js';
import type { Report } from '../model/report.js';
import type { Document, Section } from './page/document.js';
import { printHtml } from './page/html.js';
import { printMarkdown } from './page/markdown.js';
import { checksSection } from './sections/checks.js';
import { cleanUpSection } from './sections/cleanUp.js';
import { conversionsSection } from './sections/conversions.js';
import { findingsSection, notCarriedSection } from './sections/findings.js';
import { retriesSection, scriptSection, statementsSection, warningsSection } from './sections/log.js';
import { nextSection } from './sections/next.js';
import { objectsSection } from './sections/objects.js';
import { rejectsSection } from './sections/rejects.js';
import { serversSection, whenFacts } from './sections/servers.js';
import { stepsSection } from './sections/steps.js';
import { differencesSection, tablesSection } from './sections/tables.js';
import { summarize } from './summary.js';

/** The report as one page. */
export function renderHtml(report: Report): string {
  return printHtml(migrationDocument(report));
}

/** The same as Markdown. */
export function renderMarkdown(report: Report): string {
  return printMarkdown(migrationDocument(report));
}

function migrationDocument(report: Report): Document {
  const { source, target, product, user } = report;
  const { tone, headline, sentences, failure } = summarize(report);
  const sections: (Section | undefined)[] = [
    tablesSection(report),
    differencesSection(report),
    rejectsSection(report),
    objectsSection(report),
    nextSection(report),
    findingsSection(report.findings, { user }),
    notCarriedSection(report.findings, { user }),
    conversionsSection(report.conversions),
    stepsSection(report),
    serversSection({ source, target, facts: whenFacts(report.startedAt, report.finishedAt, user) }),
    checksSection(report),
    retriesSection(report),
    warningsSection(report),
    cleanUpSection(report),
    statementsSection(report),
    scriptSection(report),
  ];
  return {
    title: `${report.verb === 'verify' ? 'Verification' : 'Migration'} report: ${source.database} to ${target.database}`,
    outcome: { tone, headline, sentences: failure === undefined ? sentences : [failure, ...sentences] },
    sections: sections.filter((section) => section !== undefined),
    footer: `Made by ${product.name} ${product.version} on ${writeInstant(report.createdAt)}.`,
  };
}
