import { hash } from 'node:crypto';
import type { Script, ScriptStep } from '../model/script.js';

const known = new WeakMap<ScriptStep, string>();

/** Changes whenever anything in the step that a run depends on changes. */
export function stepHash(step: ScriptStep): string {
  const hashed = known.get(step) ?? hashOf(step);
  known.set(step, hashed);
  return hashed;
}

function hashOf(step: ScriptStep): string {
  const { kind, name, attributes, body, source, target, undo, accept, skip, encode } = step;
  const { gen: _gen, ...rest } = attributes;
  const sql = [body?.sql, source?.sql, target?.sql];
  const own = undo === undefined ? [] : [undo.sql];
  return digest(JSON.stringify([kind, name, rest, ...sql, accept, skip, encode, ...own])).slice(0, 16);
}

/** The SHA-256 of a script's text, in hexadecimal. */
export function scriptHash(script: Script): string {
  return digest(script.text);
}

function digest(text: string): string {
  return hash('sha256', text);
}
