import type { SourceResult } from '@/content/source/result'

/**
 * Looks in turn at what files say; returns the result that it is given, or a refusal where an earlier file says the page
 * of the same address: the later one would silently take its place.
 */
export function oneFileAnAddress(): (file: string, result: SourceResult) => SourceResult {
  const files = new Map<string, string>()
  return (file, result) => {
    if (!result.ok) return result
    const { address } = result.content
    const earlier = files.get(address)
    if (earlier !== undefined) {
      const message = `même adresse que ${earlier} (/${address}) : donnez-en une autre, à la clé « cms.address »`
      return { ok: false, faults: [{ file, line: 1, column: 1, key: null, message }] }
    }
    files.set(address, file)
    return result
  }
}
