import { useCallback, useEffect, useState } from 'react'

import { ask, type Answer } from './ask'

const NOTHING = { body: null, faults: [], errors: [] }

/** Returns the server's answer at `address` (empty for null). Reads again when `version` changes, or on `readAgain()`. */
export function useAnswer<Body>(address: string | null, version?: unknown) {
  const [answer, setAnswer] = useState<Answer<Body>>(NOTHING)
  const read = useCallback(async () => (address ? ask<Body>('GET', address) : NOTHING), [address])
  useEffect(() => {
    let isCurrent = true
    void read().then((found) => isCurrent && setAnswer(found))
    return () => {
      isCurrent = false
    }
  }, [read, version])
  return { ...answer, readAgain: async () => setAnswer(await read()) }
}
