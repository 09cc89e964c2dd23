import { stepsOf, type Script, type ScriptStep } from '../../engine/model/script.js';

/** A change of a script's text: what stands in these lines (counted from 0, `to` not included) becomes `text`. */
export interface LinesChange {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The lines of a step, without the empty ones behind it. */
export function stepText({ text }: Pick<Script, 'text'>, { lines }: ScriptStep): string {
  return text
    .split('\n')
    .slice(lines.start - 1, lines.end)
    .join('\n')
    .trimEnd();
}

/** Puts the generated step in place of the edited one; undefined when nothing of that name is generated any more. */
export function restoring(script: Script, fresh: Script, id: string): LinesChange | undefined {
  const [old, made] = [stepNamed(script, id), stepNamed(fresh, id)];
  if (!old || !made) return undefined;
  const length = stepText(script, old).split('\n').length;
  const from = old.lines.start - 1;
  return { from, to: from + length, text: `${stepText(fresh, made)}\n` };
}

/** Adds the generated steps of the same table that the script lacks, each at the end of its phase, in text order from the last to the first. */
export function addingSteps(script: Script, fresh: Script, id: string): LinesChange[] {
  const step = stepNamed(script, id);
  if (!step) return [];
  const there = new Set(stepsOf(script).map((entry) => entry.id));
  const missing = stepsOf(fresh).filter(
    (entry) =>
      !there.has(entry.id) &&
      (entry.name === step.name ||
        (entry.attributes.table !== undefined && entry.attributes.table === step.attributes.table)),
  );
  const phases = [...new Set(missing.map((entry) => entry.phase))];
  const lines = script.text.split('\n');
  return phases
    .map((name): LinesChange => {
      const texts = missing.filter((entry) => entry.phase === name).map((entry) => stepText(fresh, entry));
      const phase = script.phases.find((entry) => entry.name === name);
      if (phase) {
        const at = lastText(lines, phase.lines.end) + 1;
        return { from: at, to: at, text: `\n${texts.join('\n\n')}\n` };
      }
      const at = lineBeforePhase(script, fresh, name);
      return { from: at, to: at, text: `-- @phase ${name}\n${texts.join('\n\n')}\n\n` };
    })
    .sort((a, b) => b.from - a.from);
}

function stepNamed(script: Script, id: string): ScriptStep | undefined {
  return stepsOf(script).find((entry) => entry.id === id);
}

/** The last line at or before a 1-based line that holds something, counted from 0. */
function lastText(lines: readonly string[], end: number): number {
  let at = Math.min(end, lines.length) - 1;
  while (at > 0 && lines[at]?.trim() === '') at -= 1;
  return at;
}

/** Where a phase that the script lacks begins: before the first of those that follow it. */
function lineBeforePhase(script: Script, fresh: Script, name: string): number {
  const order = fresh.phases.map((phase) => phase.name);
  const later = new Set(order.slice(order.indexOf(name) + 1));
  const next = script.phases.find((phase) => later.has(phase.name));
  return next ? next.lines.start - 1 : script.text.split('\n').length;
}
