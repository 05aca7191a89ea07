// Loaded into the measured server before its own code (`parts/memory.ts`): at SIGUSR2, frees what can be freed and
// writes what is left, so that garbage which V8 was in no hurry to collect is not taken for a leak.
import { renameSync, writeFileSync } from 'node:fs'

process.on('SIGUSR2', () => {
  globalThis.gc()
  globalThis.gc()
  const file = `${process.env.MEMORY_REPORT}.${process.pid}`
  writeFileSync(`${file}.part`, JSON.stringify(process.memoryUsage()))
  renameSync(`${file}.part`, file)
})
