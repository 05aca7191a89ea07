/** An answer as this device keeps it. `words`: identifies the words of the item answered. */
export type KeptAnswer = {
  name: string
  words: string
  answer: string
  note: string
  /** Milliseconds since 1970 (UTC). */
  at: number
}

/** Answers by item. */
export type KeptAnswers = Record<string, KeptAnswer>

/** Returns the answers kept under `key`; none if there are none, or if the browser keeps nothing. */
export function readAnswers(key: string): KeptAnswers {
  try {
    return (JSON.parse(localStorage.getItem(key) ?? '{}') ?? {}) as KeptAnswers
  } catch {
    return {}
  }
}

/** Keeps `answers` under `key`. Returns whether the browser did: it may keep nothing, or have no room. */
export function keepAnswers(key: string, answers: KeptAnswers): boolean {
  try {
    if (Object.keys(answers).length) localStorage.setItem(key, JSON.stringify(answers))
    else localStorage.removeItem(key)
    return true
  } catch {
    return false
  }
}
