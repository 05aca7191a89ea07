import { SingleBar } from 'cli-progress'

/** Tells how far an import is; its lines are told where they do not break the bar. */
export type ImportProgress = {
  say: (line: string) => void
  step: () => void
  stop: () => void
}

/** On standard error: a bar where a person looks on, and the lines after it; else each line as it comes. */
export function progressOver(total: number): ImportProgress {
  if (!process.stderr.isTTY) return { say: (line) => console.error(line), step() {}, stop() {} }
  const lines: string[] = []
  const bar = new SingleBar({
    format: '[{bar}] {value}/{total} · {duration_formatted}',
    hideCursor: true,
    stream: process.stderr,
  })
  bar.start(total, 0)
  return {
    say: (line) => lines.push(line),
    step: () => bar.increment(),
    stop() {
      bar.stop()
      for (const line of lines) console.error(line)
    },
  }
}
