/**
 * Checks the runtime dependencies for vulnerabilities known to the package registry. Fails on a serious one. Passes with a
 * warning if the registry has no such list: CI must also run with only a mirror of packages.
 */
import { spawnSync } from 'node:child_process'

const ARGUMENTS = ['audit', '--omit=dev', '--audit-level=high', '--json']
const { status, stdout } = spawnSync('npm', ARGUMENTS, { encoding: 'utf8' })
// npm exits with 1 both for a vulnerability and for a registry that does not respond.
if (stdout.includes('"auditReportVersion"')) {
  console.log(
    status === 0 ? 'npm audit: no serious fault is known of what the site runs on.' : stdout,
  )
  process.exit(status ?? 1)
}
console.warn('⚠ npm audit: NOT CHECKED. The registry gave no list of faults.')
