import type { WorkbenchServerOptions } from './code-server.js';

/** What both kinds of VS Code are started with. */
export type SuiteStart = Required<
  Pick<WorkbenchServerOptions, 'extensionTestsPath' | 'workspace' | 'userSettings' | 'env'>
> & { readonly extensionPath: string };
