/** Waits for all, also when one fails: what is under way on a session must have ended before anybody closes it. The first failure in their order is thrown. */
export async function together<const Work extends readonly Promise<unknown>[]>(
  work: Work,
): Promise<{ -readonly [Place in keyof Work]: Awaited<Work[Place]> }> {
  const settled = await Promise.allSettled(work);
  const results = settled.map((result) => {
    if (result.status === 'rejected') throw result.reason;
    return result.value;
  });
  return results as { -readonly [Place in keyof Work]: Awaited<Work[Place]> };
}
