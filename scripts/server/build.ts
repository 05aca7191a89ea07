import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** What the production build is made from. */
const INPUTS = [
  'access',
  'app',
  'collections',
  'components',
  'content/export',
  'content/import',
  'content/source',
  'fields',
  'globals',
  'instrumentation.ts',
  'lib',
  'migrations',
  'next.config.ts',
  'package-lock.json',
  'payload.config.ts',
  'proxy.ts',
  'scripts/assets',
  'scripts/build-assets.ts',
  'styles',
  'tsconfig.json',
]

const DIGEST_FILE = '.next/source-digest'

/** Makes the production build unless the one at hand was made from the same sources. Exits if it fails. */
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
  for (const file of INPUTS.flatMap(filesUnder)) hash.update(file).update(readFileSync(file))
  return hash.digest('hex')
}

function filesUnder(entry: string): string[] {
  if (!statSync(entry).isDirectory()) return [entry]
  return readdirSync(entry)
    .sort()
    .flatMap((name) => filesUnder(path.join(entry, name)))
}
