import { SingleBar } from 'cli-progress'

import type { Progress } from '@/content/bundle/progress'

/**
 * Shows long work on standard error: a bar where a person looks on, else a line a phase. `stop` must be called at the
 * end, whatever happened.
 */
export function showProgress(): Progress & { stop: () => void } {
  if (!process.stderr.isTTY) {
    return {
      phase: (name, total) => console.error(`${name} : ${total}`),
      step: () => {},
      stop: () => {},
    }
  }
  const options = { format: '{name} [{bar}] {value}/{total}', hideCursor: true }
  let bar: SingleBar | null = null
  const stop = () => bar?.stop()
  return {
    phase(name, total) {
      stop()
      bar = new SingleBar({ ...options, stream: process.stderr })
      bar.start(total, 0, { name })
    },
    step: (count = 1) => bar?.increment(count),
    stop,
  }
}
