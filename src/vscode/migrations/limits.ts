import * as vscode from 'vscode';
import type { ThrottleLimits } from '../../engine/model/throttle.js';

/** What the settings of a migration's folder say about how much of the servers a run may take. */
export function throttleOf(folder: vscode.Uri): ThrottleLimits {
  const megabytes = limit(folder, 'maxMegabytesPerSecond');
  return {
    rowsPerSecond: limit(folder, 'maxRowsPerSecond'),
    bytesPerSecond: megabytes === undefined ? undefined : Math.ceil(megabytes * 1_000_000),
    targetLoad: limit(folder, 'maxTargetLoad'),
    replicaLagSeconds: limit(folder, 'maxReplicaLagSeconds'),
  };
}

/** How many copies run side by side at most; undefined leaves it to the engine. */
export function mostStreams(folder: vscode.Uri): number | undefined {
  return limit(folder, 'maxStreams');
}

/** 0 stands for no limit. */
function limit(folder: vscode.Uri, name: string): number | undefined {
  const value = vscode.workspace.getConfiguration('databaseMigration.run', folder).get<number>(name, 0);
  return value > 0 ? value : undefined;
}
