import { readdirSync, readFileSync } from 'node:fs';
import type { RunningServer } from '../test/servers/server.js';

/** What a piece of work cost: seconds, and bytes. CPU and memory are undefined where the system doesn't tell. */
export interface Cost {
  readonly wall: number;
  /** CPU seconds of the clients (all processes that the work started), and of each server by name. */
  readonly cpu: Readonly<Record<string, number>>;
  /** The sum of the most that each client process held in memory. */
  readonly peakMemory?: number;
}

/** Ticks of a second in /proc/PID/stat: 100 on every Linux that Node runs on (proc(5), sysconf(3)). */
const TICKS = 100;

/** How often the memory of the clients is read; the kernel keeps the peak, so only a process's last moments are lost. */
const SAMPLE_INTERVAL = 50;

/** Does the work and measures it. The work's own processes must be children of this one, and have ended when it resolves. */
export async function measure(servers: readonly RunningServer[], work: () => Promise<void>): Promise<Cost> {
  const peaks = new Map<number, number>();
  const others = new Set(descendantsOf(process.pid));
  const sample = (): void => {
    for (const pid of descendantsOf(process.pid, others)) {
      // The last look counts, not the greatest: until it runs its own program, a new process shows this one's memory.
      const peak = peakMemoryOf(pid);
      if (peak !== undefined) peaks.set(pid, peak);
    }
  };
  const sampler = setInterval(sample, SAMPLE_INTERVAL);
  const cpuBefore = cpuNow(servers);
  const began = performance.now();
  try {
    await work();
  } finally {
    clearInterval(sampler);
  }
  const wall = (performance.now() - began) / 1000;
  const cpuAfter = cpuNow(servers);
  const cpu = Object.fromEntries(
    Object.entries(cpuAfter).map(([name, seconds]) => [name, seconds - (cpuBefore[name] ?? 0)]),
  );
  if (peaks.size === 0) return { wall, cpu };
  return { wall, cpu, peakMemory: [...peaks.values()].reduce((sum, peak) => sum + peak, 0) };
}

/** The most memory that a process held so far, in bytes; undefined where it is gone or the system has no /proc. */
export function peakMemoryOf(pid: number | 'self'): number | undefined {
  const kilobytes = /^VmHWM:\s*(\d+) kB/m.exec(readProc(`/proc/${pid}/status`) ?? '')?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
}

function cpuNow(servers: readonly RunningServer[]): Record<string, number> {
  const result: Record<string, number> = {};
  const clients = statOf(process.pid);
  // Of children that have ended: exact, where samples would miss a process's last moments.
  if (clients !== undefined) result.client = clients.ofChildren / TICKS;
  for (const { name, pid } of servers) {
    if (pid !== undefined && statOf(pid) !== undefined) result[name] = treeTicks(pid) / TICKS;
  }
  return result;
}

/** Ticks of a process, of its children that run, and of those that have ended. */
function treeTicks(pid: number): number {
  const stat = statOf(pid);
  if (stat === undefined) return 0;
  return childrenOf(pid).reduce((sum, child) => sum + treeTicks(child), stat.own + stat.ofChildren);
}

function statOf(pid: number): { own: number; ofChildren: number } | undefined {
  const text = readProc(`/proc/${pid}/stat`);
  if (text === undefined) return undefined;
  // After the name in brackets, which may hold anything, these are fields 14 to 17 of proc(5).
  const [user = 0, system = 0, childUser = 0, childSystem = 0] = text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 15)
    .map(Number);
  return { own: user + system, ofChildren: childUser + childSystem };
}

/** Servers and whoever else ran before stay out, with all that they start. */
function descendantsOf(pid: number, without: ReadonlySet<number> = new Set()): number[] {
  return childrenOf(pid)
    .filter((child) => !without.has(child))
    .flatMap((child) => [child, ...descendantsOf(child, without)]);
}

/** Children of all of a process's threads. */
function childrenOf(pid: number): number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      (readProc(`/proc/${pid}/task/${task}/children`) ?? '').split(' ').filter(Boolean).map(Number),
    );
  } catch {
    return [];
  }
}

function readProc(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
