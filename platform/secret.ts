import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/**
 * The secret kept in `dataDir`, made at random the first time. Readable by its owner alone (mode 600): whoever reads
 * it can forge a session. For the demo and development; production gets PAYLOAD_SECRET from its host.
 */
export function readOrCreateSecret(dataDir: string): string {
  const file = path.join(dataDir, 'payload-secret')
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  try {
    // `wx` fails if the file exists: of two processes starting at once, one writes and both read the same.
    writeFileSync(file, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readFileSync(file, 'utf8')
}
