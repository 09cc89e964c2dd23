import { makeWorkplace, removeWorkplace } from '../../servers/workplace.js';
import { startWorkbench, type WorkbenchServerOptions } from './code-server.js';
import { Workbench, type WorkbenchOptions } from './workbench.js';

/** What is opened, and how it is looked at. */
export type SessionOptions = WorkbenchServerOptions & WorkbenchOptions;

/**
 * Opens a workbench for as long as `act` lasts, then closes it and removes what it left. `prepare` gets an empty folder that is this session's own.
 *
 * @param name names the folder, and the picture that is taken when `act` fails
 * @throws what `act` throws, with the picture's path and the end of VS Code's log
 */
export async function inWorkbench<T>(
  name: string,
  prepare: (folder: string) => Promise<SessionOptions>,
  act: (workbench: Workbench) => Promise<T>,
): Promise<T> {
  const folder = await makeWorkplace(name);
  try {
    const options = await prepare(folder);
    const server = await startWorkbench(options);
    try {
      return await withWorkbench(await Workbench.open(server, options), (workbench) =>
        workbench.picturing(name, () => act(workbench)),
      );
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      throw new Error(`${message}\nThe end of VS Code's log:\n${server.output().slice(-1500)}`, { cause: error });
    } finally {
      await server.stop();
    }
  } finally {
    await removeWorkplace(folder);
  }
}

async function withWorkbench<T>(workbench: Workbench, act: (workbench: Workbench) => Promise<T>): Promise<T> {
  try {
    return await act(workbench);
  } finally {
    await workbench.close();
  }
}
