/**
 * The page to which the address of the site leads: the one that staff chose while the reader may see it, otherwise the oldest.
 * `find` returns the page with that id or, without an id, the oldest one, among those that the reader may see.
 */
export async function homePage<Found extends object>(
  chosen: string | null | undefined,
  find: (id?: string) => Promise<Found | undefined> | Found | undefined,
): Promise<Found | undefined> {
  return (chosen ? await find(chosen) : undefined) ?? find()
}
