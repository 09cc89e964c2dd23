import { userInfo } from 'node:os';

/** The user of the operating system, by name; undefined where the system knows none, as in some containers. */
export function osUser(): string | undefined {
  try {
    return userInfo().username;
  } catch {
    return undefined;
  }
}
