/** A path as people write it. One that is not valid UTF-8 names no page: it is kept, and nothing will be found there. */
export function decodeSafely(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
