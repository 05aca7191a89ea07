/** Parses `text` as JSON. Returns null if it is not valid JSON. */
export function asJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
