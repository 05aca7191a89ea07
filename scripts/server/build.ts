import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** Not part of the production build. Every other source at the root counts as one of its inputs. */
const NOT_BUILT =
  /^(?:\..*|bench-results|coverage|data|deploy|docs|node_modules|public|scripts|tests|tools|.*\.md)$/

/** The other commands of `npm run build`. */
const BUILDERS = ['scripts/assets', 'scripts/build-assets.ts', 'scripts/compress-static.ts']

/** Files that people or the build write while building. */
const WRITTEN = /\.(?:d\.ts|tsbuildinfo)$/

const inputs = (): string[] =>
  readdirSync('.')
    .filter((name) => !NOT_BUILT.test(name) && !WRITTEN.test(name))
    .sort()

const DIGEST_FILE = '.next/source-digest'

/** Makes the production build unless the current one was made from the same sources. Exits if it fails. */
export function buildIfStale(): void {
  const digest = sourceDigest()
  const isCurrent = existsSync(DIGEST_FILE) && readFileSync(DIGEST_FILE, 'utf8') === digest
  if (isCurrent && existsSync('public/assets/manifest.json')) return
  console.log('Construction du site (une à deux minutes, la première fois seulement)…')
  const { status } = spawnSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
  writeFileSync(DIGEST_FILE, digest)
}

function sourceDigest(): string {
  const hash = createHash('sha256')
  for (const file of [...inputs(), ...BUILDERS].flatMap(filesUnder))
    hash.update(file).update(readFileSync(file))
  return hash.digest('hex')
}

/** Returns the files of a folder, recursively, in order; for a file, the file itself. */
export function filesUnder(entry: string): string[] {
  if (!statSync(entry).isDirectory()) return [entry]
  return readdirSync(entry)
    .sort()
    .flatMap((name) => filesUnder(path.join(entry, name)))
}
