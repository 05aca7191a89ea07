import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/**
 * Installs the missing packages of `needed` (Debian packages, each with a file that it installs) if possible. Returns
 * false, after a message about `purpose`, if some are still missing.
 */
export function ensurePackages(purpose: string, needed: Record<string, string>): boolean {
  const missing = () => Object.keys(needed).filter((name) => !existsSync(needed[name]!))
  if (missing().length && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log(`${purpose} needs ${missing().join(' ')}, which is installed…`)
    const install = `apt-get install --yes --no-install-recommends ${missing().join(' ')}`
    // Starts no service: each test starts its own.
    const env = { ...process.env, RUNLEVEL: '1' }
    const stdio = ['ignore', 'ignore', 'inherit'] as const
    spawnSync('sh', ['-c', `apt-get update && ${install}`], { stdio: [...stdio], env })
  }
  const left = missing().join(' ')
  if (left) console.error(`${purpose} needs this: run "apt-get install ${left}" as root.`)
  return !left
}

const CHROMIUM = '/usr/bin/chromium'
const SHELL = '/usr/lib/chromium/chromium-headless-shell'

/** Returns the Chromium that CHROMIUM_PATH names, else Debian's. */
export const chromiumPath = (): string => process.env.CHROMIUM_PATH ?? CHROMIUM

/** Returns the headless shell if installed: it cannot show windows, and does half the work for a page of the admin. */
export const shellPath = (): string =>
  process.env.CHROMIUM_PATH ?? (existsSync(SHELL) ? SHELL : CHROMIUM)

/** Makes sure that a Chromium is installed for the browser tests: the path in CHROMIUM_PATH, else Debian's. */
export function ensureChromium(): boolean {
  const { CHROMIUM_PATH: named } = process.env
  if (!named) {
    const purpose = 'The browser (CHROMIUM_PATH names another, SKIP_BROWSER=1 leaves it out)'
    const isThere = ensurePackages(purpose, { chromium: CHROMIUM })
    // The browser tests also run without it, only slower.
    if (isThere)
      ensurePackages('The browser at half its cost', { 'chromium-headless-shell': SHELL })
    return isThere
  }
  if (!existsSync(named)) console.error(`CHROMIUM_PATH names ${named}, which does not exist.`)
  return existsSync(named)
}
