/**
 * Lets `finish` end when the process is told to stop. Next ends it on SIGINT or SIGTERM as soon as the last request is
 * answered, and has no hook for other work: its call of `process.exit` is held back.
 */
export function finishBeforeExit(finish: () => Promise<void>): void {
  const exit = process.exit.bind(process)
  const holdBack = () => {
    const finished = finish().catch(() => {})
    process.exit = ((code) => void finished.then(() => exit(code))) as typeof process.exit
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, holdBack)
}
