/**
 * Notes Ctrl-C instead of dying of it, so that the page at hand is written whole. `stop` gives Ctrl-C its effect again.
 */
export function watchInterruption(): { isAsked: () => boolean; stop: () => void } {
  let isAsked = false
  const ask = () => {
    isAsked = true
  }
  const signals = ['SIGINT', 'SIGTERM'] as const
  for (const signal of signals) process.on(signal, ask)
  return {
    isAsked: () => isAsked,
    stop() {
      for (const signal of signals) process.off(signal, ask)
    },
  }
}
