import { createHash } from 'node:crypto';
import { objectName } from '../model/finding.js';
import { countOf, writeBytes, writeCount, writeDuration, writeInstant } from '../model/quantity.js';
import { checksSection } from './checks.js';
import type { Report, ReportedFinding, ReportedStep } from '../model/report.js';
import { html, Markup, type Content } from './markup.js';
import { rejectsSection } from './rejects.js';
import { style } from './style.js';
import { objectsSection } from './objects.js';
import { serverWords, summarize } from './summary.js';
import { differencesSection, tablesSection } from './tables.js';
import { pacingSection } from './pacing.js';
import { timeline } from './timeline.js';

/**
 * The report as one page that needs nothing else: no network, no script, strict about it (Content-Security-Policy), light and dark, made to print.
 * Every text of a database, a server or a person is escaped.
 */
export function renderHtml(report: Report): string {
  const title = `Migration report: ${report.source.database} to ${report.target.database}`;
  const hash = createHash('sha256').update(style, 'utf8').digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>${title}</title>
        ${new Markup(`<style>${style}</style>`)}
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${banner(report)} ${facts(report)} ${tablesSection(report)} ${differencesSection(report)}
          ${rejectsSection(report)} ${objectsSection(report)} ${findingsSection(report)} ${notCarriedSection(report)}
          ${checksSection(report)} ${stepsSection(report)} ${warningsSection(report)} ${statementsSection(report)}
          ${scriptSection(report)}
          <footer>
            Made by ${report.product.name} ${report.product.version} on ${writeInstant(report.createdAt)}.
          </footer>
        </main>
      </body>
    </html> `;
  return page.text;
}

function banner(report: Report): Markup {
  const { tone, headline, sentences, failure } = summarize(report);
  const all = failure === undefined ? sentences : [failure, ...sentences];
  return html`<section class="banner ${tone}" aria-label="Outcome">
    <strong class="${tone}">${headline}</strong> ${all.map((sentence) => html`<p>${sentence}</p>`)}
  </section>`;
}

function facts(report: Report): Markup {
  const { source, target, script } = report;
  const fact = (term: string, text: string, code = false): Markup =>
    html`<dt>${term}</dt>
      <dd>${code ? html`<code>${text}</code>` : text}</dd>`;
  return html`<dl>
    ${fact('Source', `${source.name}: ${serverWords(source)}`)}
    ${fact('Target', `${target.name}: ${serverWords(target)}`)} ${fact('Began', writeInstant(report.startedAt))}
    ${fact('Ended', writeInstant(report.finishedAt))} ${fact('Script', script.name === '' ? 'unnamed' : script.name)}
    ${fact('SHA-256 of the script', script.sha256, true)}
  </dl>`;
}

/** A finding about an object of the source that the script doesn't carry. */
function isNotCarried(finding: ReportedFinding): boolean {
  const data = ['server', 'database', 'schema', 'table', 'column'];
  return finding.step === undefined && finding.line !== undefined && !data.includes(finding.object.kind);
}

function findingsSection(report: Report): Markup {
  const findings = report.findings.filter((finding) => !isNotCarried(finding));
  if (findings.length === 0)
    return html`<h2 id="findings">Findings</h2>
      <p>None.</p>`;
  return html`<h2 id="findings">Findings</h2>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">Severity</th>
            <th scope="col">Code</th>
            <th scope="col">Object</th>
            <th scope="col">What was found</th>
            <th scope="col">Resolution</th>
          </tr>
        </thead>
        <tbody>
          ${findings.map(
            (finding) =>
              html`<tr>
                <td
                  class="state ${finding.severity === 'error' ? 'bad' : finding.severity === 'warning' ? 'warn' : ''}"
                >
                  ${finding.severity}
                </td>
                <td><code class="name">${finding.code}</code></td>
                <th scope="row">${finding.object.kind} ${objectName(finding.object)}</th>
                <td>
                  ${finding.message}${seen(finding)}${finding.fix === undefined ? '' : html`<br /><span class="soft">${finding.fix}</span>`}
                </td>
                <td>${resolution(finding)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}

function seen({ count, example }: ReportedFinding): string {
  if (count === undefined) return '';
  return ` ${countOf(count, 'row')}${example === undefined ? '' : `, for example ${example}`}.`;
}

function resolution(finding: ReportedFinding): Markup {
  if (finding.acceptedBy) {
    const { line, text } = finding.acceptedBy;
    return html`accepted in <a href="#L${line}">line ${line}</a>: <code>${text}</code>`;
  }
  if (finding.resolution === 'open' && finding.severity !== 'error') return html`noted${lineLink(finding.line)}`;
  return html`${finding.resolution}${lineLink(finding.line)}`;
}

function lineLink(line: number | undefined): Markup {
  return line === undefined ? html`` : html` (<a href="#L${line}">line ${line}</a>)`;
}

function notCarriedSection(report: Report): Markup | undefined {
  const objects = report.findings.filter(isNotCarried);
  if (objects.length === 0) return undefined;
  return html`<h2 id="not-carried">Objects that are not carried</h2>
    <p>
      ${countOf(objects.length, 'object')} of the source ${objects.length === 1 ? 'has' : 'have'} no counterpart at the
      target. The data is not concerned.
    </p>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">Kind</th>
            <th scope="col">Name</th>
            <th scope="col">Reason</th>
            <th scope="col">Resolution</th>
          </tr>
        </thead>
        <tbody>
          ${objects.map(
            (finding) =>
              html`<tr>
                <td>${finding.object.kind}</td>
                <th scope="row">${objectName(finding.object)}</th>
                <td>
                  ${finding.message}${finding.fix === undefined ? '' : html`<br /><span class="soft">${finding.fix}</span>`}
                </td>
                <td>${resolution(finding)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}

function stepsSection(report: Report): Markup {
  const { steps } = report;
  const done = steps.filter((step) => step.state === 'done').length;
  const mustBeSeen = steps.some((step) => step.state === 'failed' || step.state === 'interrupted' || step.edited);
  const title = `${countOf(steps.length, 'step')}, ${done} of them done, with their time and line of the script`;
  return html`<h2 id="steps">Steps</h2>
    ${timeline(report)} ${pacingSection(report)} ${fold(mustBeSeen || steps.length <= 30, title, stepTable(steps))}`;
}

/** Something long behind its title. */
function fold(open: boolean, title: string, content: Content): Markup {
  const inside = html`<summary>${title}</summary>
    ${content}`;
  return open ? html`<details open>${inside}</details>` : html`<details>${inside}</details>`;
}

function stepTable(steps: readonly ReportedStep[]): Markup {
  return html`<div class="scroll">
    <table>
      <thead>
        <tr>
          <th scope="col">Step</th>
          <th scope="col">Phase</th>
          <th scope="col">State</th>
          <th scope="col" class="number">Rows</th>
          <th scope="col" class="number">Size</th>
          <th scope="col" class="number">Time</th>
          <th scope="col">Script</th>
        </tr>
      </thead>
      <tbody>
        ${steps.map(stepRow)}
      </tbody>
    </table>
  </div>`;
}

function stepRow(step: ReportedStep): Markup {
  const tone = step.state === 'done' ? 'good' : step.state === 'failed' ? 'bad' : 'warn';
  const dash = (text: string | undefined): string => text ?? '–';
  return html`<tr>
    <th scope="row">${step.step}</th>
    <td>${step.phase}</td>
    <td>
      <span class="state ${tone}">${step.state}</span>${step.error === undefined ? '' : html`<br />${step.error}`}
    </td>
    <td class="number">${dash(step.copiedRows === undefined ? undefined : writeCount(step.copiedRows))}</td>
    <td class="number">${dash(step.copiedBytes === undefined ? undefined : writeBytes(step.copiedBytes))}</td>
    <td class="number">${dash(step.milliseconds === undefined ? undefined : writeDuration(step.milliseconds))}</td>
    <td><a href="#L${step.line}">line ${step.line}</a>${step.edited ? ', edited by hand' : ''}</td>
  </tr>`;
}

function warningsSection(report: Report): Markup {
  if (report.warnings.length === 0)
    return html`<h2 id="warnings">Warnings of the servers</h2>
      <p>None.</p>`;
  return html`<h2 id="warnings">Warnings of the servers</h2>
    <p>Word for word.</p>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">Server</th>
            <th scope="col">Step</th>
            <th scope="col">Warning</th>
          </tr>
        </thead>
        <tbody>
          ${report.warnings.map(
            (warning) =>
              html`<tr>
                <td>${warning.side}</td>
                <td>${warning.step}</td>
                <td><code>${warning.message}</code></td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}

function statementsSection(report: Report): Markup {
  const { statements } = report;
  return html`<h2 id="statements">Statements that ran</h2>
    <details>
      <summary>${countOf(statements.length, 'statement')}, as the servers got them</summary>
      ${statements.map((statement) => {
        const rows = statement.rows === undefined ? '' : `, ${countOf(statement.rows, 'row')}`;
        return html`<h3>
            ${statement.step}
            <span class="soft"
              >on the ${statement.side}, ${writeDuration(statement.milliseconds)}${rows},
              ${writeInstant(statement.at)}</span
            >
          </h3>
          <pre>${statement.sql}</pre>`;
      })}
    </details>`;
}

function scriptSection(report: Report): Markup {
  const lines = report.script.text.replace(/\n$/u, '').split('\n');
  return html`<h2 id="script">The script that ran</h2>
    <details>
      <summary>${countOf(lines.length, 'line')}</summary>
      <pre class="script">${lines.map((line, index) => html`<span id="L${index + 1}">${line}</span>`)}</pre>
    </details>`;
}
