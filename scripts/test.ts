/**
 * `npm test`: every test, over the production build. Arguments go to Jest: `npm test -- --selectProjects unit` runs
 * one kind of test (and builds nothing that it does not need). SKIP_BROWSER=1 leaves out what needs Chromium. The last
 * line is `N passed, N failed`.
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
if (projects.some((project) => ['http', 'browser', 'hostile'].includes(project))) buildIfStale()
else if (!existsSync('public/assets/manifest.json')) spawnSync('npm', ['run', 'assets'])

if (skipsBrowser) console.warn('\n⚠ SKIP_BROWSER is set: THE BROWSER TESTS ARE NOT RUN.\n')
process.exit(await runJest(projects, rest))
