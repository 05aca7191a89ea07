import { SingleBar } from 'cli-progress'

import type { Progress } from '@/content/bundle/progress'

/** `say`: a line, told where it does not break a bar. `stop` must be called at the end, whatever happened. */
export type ShownProgress = Progress & { say: (line: string) => void; stop: () => void }

/** Shows long work on standard error: a bar where a person looks on, and lines after it; else a line a phase. */
export function showProgress(): ShownProgress {
  const say = (line: string) => console.error(line)
  if (!process.stderr.isTTY) {
    return { phase: (name, total) => say(`${name} : ${total}`), step() {}, say, stop() {} }
  }
  const options = { format: '{name} [{bar}] {value}/{total} · {duration_formatted}' }
  let bar: SingleBar | null = null
  let lines: string[] = []
  const stop = () => {
    bar?.stop()
    lines.forEach(say)
    lines = []
  }
  return {
    phase(name, total) {
      stop()
      bar = new SingleBar({ ...options, hideCursor: true, stream: process.stderr })
      bar.start(total, 0, { name })
    },
    step: (count = 1) => bar?.increment(count),
    say: (line) => lines.push(line),
    stop,
  }
}
