import type { Check } from '../model/check.js';
import type { Report } from '../model/report.js';
import { html, type Markup } from './markup.js';

const words: Readonly<Record<Check['state'], string>> = { pass: '✓ fine', warn: '! look at it', fail: '✗ in the way' };

/** What was looked at before anything was written; nothing where no run began. */
export function checksSection({ checks }: Report): Markup | undefined {
  if (checks.length === 0) return undefined;
  return html`<h2 id="checks">Checks before the run</h2>
    <details>
      <summary>
        ${checks.length} checks: ${checks.filter(({ state }) => state === 'pass').length} fine,
        ${checks.filter(({ state }) => state === 'warn').length} to look at,
        ${checks.filter(({ state }) => state === 'fail').length} in the way
      </summary>
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">Check</th>
              <th scope="col">Side</th>
              <th scope="col">State</th>
              <th scope="col">What was seen</th>
              <th scope="col">What to do</th>
            </tr>
          </thead>
          <tbody>
            ${checks.map(
              (check) =>
                html`<tr>
                  <td><code>${check.id}</code></td>
                  <td>${check.side}</td>
                  <td>${words[check.state]}</td>
                  <td>${check.seen}</td>
                  <td>${check.fix ?? ''}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </details>`;
}
