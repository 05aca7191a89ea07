import { BundleRefused } from './refused'

/** No document is longer: MongoDB holds at most 16 MiB each. */
const MAX_LINE_BYTES = 32 * 1024 * 1024

/** The lines of NDJSON that `chunks` hold, parsed. Throws BundleRefused when one is too long or is not a JSON object. */
export async function* parsedLines(
  chunks: AsyncIterable<Buffer>,
): AsyncGenerator<Record<string, unknown>> {
  let pending: Buffer[] = []
  let length = 0
  for await (const chunk of chunks) {
    let start = 0
    for (let end = chunk.indexOf('\n'); end >= 0; end = chunk.indexOf('\n', start)) {
      yield parsed(Buffer.concat([...pending, chunk.subarray(start, end)]))
      pending = []
      length = 0
      start = end + 1
    }
    pending.push(chunk.subarray(start))
    length += chunk.length - start
    if (length > MAX_LINE_BYTES)
      throw new BundleRefused('Cette sauvegarde a une ligne trop longue.')
  }
  if (length) throw new BundleRefused('La dernière ligne d’une entrée n’est pas terminée.')
}

function parsed(line: Buffer): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(line))
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>
  } catch {
    // Said below.
  }
  throw new BundleRefused('Cette sauvegarde a une ligne qui n’est pas un objet JSON.')
}
