import { fstatSync, writeFileSync } from 'node:fs'
import { realpath, rename, stat, writeFile } from 'node:fs/promises'

import { removedAfter } from '@/content/bundle/temporary'

/**
 * Gives `text` to `file`, or to the standard output if that is null. Returns when all of it is there; throws the error of
 * the system otherwise, and `file` is then as it was.
 */
export async function writeOutput(text: string, file: string | null): Promise<void> {
  if (file === null) return print(text)
  const place = await realpath(file).catch(() => file)
  const found = await stat(place).catch(() => null)
  // A device or a pipe is written to, not replaced.
  if (found && !found.isFile()) return writeFile(place, text)
  const partial = `${place}.part`
  await removedAfter(partial, async () => {
    await writeFile(partial, text, { flush: true, mode: found?.mode })
    await rename(partial, place)
  })
}

function print(text: string): Promise<void> | void {
  // Node's stream on a file takes a write that the system cut short for a whole one.
  if (fstatSync(process.stdout.fd).isFile()) return writeFileSync(process.stdout.fd, text)
  return new Promise((resolve, reject) => {
    process.stdout.once('error', reject)
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()))
  })
}
