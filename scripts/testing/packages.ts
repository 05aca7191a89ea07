import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/**
 * Makes sure that `needed` is there, each package of Debian with a file of its own: installs what is missing where that is
 * possible. Returns false, having said what `purpose` wants, when some of it is not there.
 */
export function ensurePackages(purpose: string, needed: Record<string, string>): boolean {
  const missing = () => Object.keys(needed).filter((name) => !existsSync(needed[name]!))
  if (missing().length && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log(`${purpose} needs ${missing().join(' ')}, which is installed…`)
    const install = `apt-get install --yes --no-install-recommends ${missing().join(' ')}`
    // No service is started: each test starts its own.
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

/** The Chromium that CHROMIUM_PATH names, else Debian's. */
export const chromiumPath = (): string => process.env.CHROMIUM_PATH ?? CHROMIUM

/** The same where it can show no window, and so works half as much for a page of the admin, if that is there. */
export const shellPath = (): string =>
  process.env.CHROMIUM_PATH ?? (existsSync(SHELL) ? SHELL : CHROMIUM)

/** Makes sure that a Chromium is there for the browser tests: the one that CHROMIUM_PATH names, else Debian's. */
export function ensureChromium(): boolean {
  const { CHROMIUM_PATH: named } = process.env
  if (!named) {
    const purpose = 'The browser (CHROMIUM_PATH names another, SKIP_BROWSER=1 leaves it out)'
    const isThere = ensurePackages(purpose, { chromium: CHROMIUM })
    // Without it they take longer, no more.
    if (isThere)
      ensurePackages('The browser at half its cost', { 'chromium-headless-shell': SHELL })
    return isThere
  }
  if (!existsSync(named)) console.error(`CHROMIUM_PATH names ${named}, which does not exist.`)
  return existsSync(named)
}
