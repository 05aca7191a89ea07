import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const DEBIAN_PATH = '/usr/bin/chromium'

/**
 * Makes sure that a Chromium is there for the browser tests: the one CHROMIUM_PATH names, else Debian's, which is
 * installed where that is possible. Returns false, having said what to do, when there is none.
 */
export function ensureChromium(): boolean {
  const named = process.env.CHROMIUM_PATH
  if (existsSync(named || DEBIAN_PATH)) return true
  if (named) {
    console.error(`CHROMIUM_PATH names ${named}, which does not exist.`)
    return false
  }
  const isRoot = process.getuid?.() === 0
  if (isRoot && existsSync('/usr/bin/apt-get')) {
    console.log('Installing Chromium for the browser tests…')
    const install = 'apt-get update && apt-get install --yes --no-install-recommends chromium'
    spawnSync('sh', ['-c', install], { stdio: ['ignore', 'ignore', 'inherit'] })
    if (existsSync(DEBIAN_PATH)) return true
  }
  console.error(
    'The browser tests need Chromium: run "apt-get install chromium" as root, set CHROMIUM_PATH to one, or skip them with SKIP_BROWSER=1.',
  )
  return false
}
