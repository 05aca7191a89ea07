/**
 * `npm test`: what the site does, tested over the production build. `npm run test:operations` runs the slow tests of what
 * happens to a site in operation: crashes, full disks, several instances, nginx and hostile requests. Arguments go to Jest:
 * `npm test -- --selectProjects unit` runs one kind of test and builds only what it needs. SKIP_BROWSER=1 skips the tests that
 * need Chromium. The last line is `N passed, N failed`.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

import { buildIfStale } from './server/build'
import { ensureChromium } from './testing/packages'
import { chosenProjects, runJest } from './testing/jest'

const { projects: chosen, rest } = chosenProjects(process.argv.slice(2))
const skipsBrowser = Boolean(process.env.SKIP_BROWSER) && chosen.includes('browser')
const projects = chosen.filter((project) => !(skipsBrowser && project === 'browser'))

if (projects.includes('browser') && !ensureChromium()) process.exit(1)
if (projects.some((project) => ['http', 'browser', 'operations', 'hostile'].includes(project)))
  buildIfStale()
else if (!existsSync('public/assets/manifest.json')) spawnSync('npm', ['run', 'assets'])

if (skipsBrowser) console.warn('\n⚠ SKIP_BROWSER is set: THE BROWSER TESTS ARE NOT RUN.\n')
process.exit(await runJest(projects, rest))
