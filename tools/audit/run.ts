/**
 * Asks the package registry for known faults of what the site runs on. Fails on a serious one; passes, and says so, when
 * the registry keeps no such list: CI must also run where only a mirror of packages is at hand.
 */
import { spawnSync } from 'node:child_process'

import { auditVerdict } from './verdict'

const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], { encoding: 'utf8' })
const verdict = auditVerdict(stdout)
switch (verdict.kind) {
  case 'clean':
    console.log('npm audit: no serious fault is known of what the site runs on.')
    break
  case 'findings':
    console.error(`npm audit: ${verdict.packages.join(', ')}. Run "npm audit --omit=dev".`)
    process.exit(1)
    break
  case 'unanswered':
    console.warn(`⚠ npm audit: NOT CHECKED. The registry gave no list of faults (${verdict.why}).`)
    break
  default:
    verdict satisfies never
}
