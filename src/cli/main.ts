import { EngineError, Redactor, toEngineError } from '../engine/index.js';
import { product } from '../engine/model/product.js';
import { analyzeCommand } from './analyze.js';
import { readArguments, type CommandName } from './arguments.js';
import type { Command } from './context.js';
import { exitCodeOf, exitCodes } from './exitCode.js';
import { generateCommand } from './generate.js';
import { helpText } from './help.js';
import { LiveOutput } from './liveOutput.js';
import { JsonOutput, type Output } from './output.js';
import { PlainOutput } from './plainOutput.js';
import { loadRejectsCommand } from './loadRejects.js';
import { reportCommand } from './report.js';
import { cleanCommand, rollBackCommand } from './rollBack.js';
import { migrateCommand, preflightCommand, rehearseCommand, runCommand, verifyCommand } from './run.js';
import type { Screen } from './terminal.js';

/** The world around a command line. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly screen: Screen;
  readonly errors: Screen;
  readonly signal: AbortSignal;
}

const commands: Readonly<Record<CommandName, Command>> = {
  migrate: migrateCommand,
  analyze: analyzeCommand,
  generate: generateCommand,
  preflight: preflightCommand,
  rehearse: rehearseCommand,
  run: runCommand,
  verify: verifyCommand,
  'load-rejects': loadRejectsCommand,
  rollback: rollBackCommand,
  clean: cleanCommand,
  report: reportCommand,
};

/** Does what the words of a command line ask for and returns the exit status. Never rejects; never shows a stack trace or a secret. */
export async function main(words: readonly string[], around: Surroundings): Promise<number> {
  const redactor = new Redactor();
  const output = chooseOutput(words, around, redactor);
  let command: CommandName | undefined;
  try {
    const request = readArguments(words);
    if (request.ask === 'command') {
      const { arguments: args } = request;
      command = args.command;
      const ending = await commands[args.command]({ args, env: around.env, output, redactor, signal: around.signal });
      output.end({ type: 'summary', command, ...ending });
      return ending.exitCode;
    }
    around.screen.write(request.ask === 'version' ? `${product.version}\n` : helpText(request.command));
    return exitCodes.success;
  } catch (thrown) {
    const error = thrown instanceof EngineError ? thrown : toEngineError(thrown, 'input');
    const exitCode = exitCodeOf(error.code);
    output.end({ type: 'summary', command, exitCode, error: error.toData() });
    return exitCode;
  }
}

function chooseOutput(words: readonly string[], { screen, errors }: Surroundings, redactor: Redactor): Output {
  if (words.includes('--json')) return new JsonOutput((text) => screen.write(text), redactor);
  return screen.isTTY ? new LiveOutput(screen, errors, redactor) : new PlainOutput(screen, errors, redactor);
}
