/**
 * `npm run build:standalone`: puts the production build and all that it needs to run in `.next/standalone`, a folder to
 * copy elsewhere, where `npm start` and `npm run content` work as here. It holds Next's server with the packages that
 * tracing found, and each command in one file: no compiler, no browser-only part of the admin, no types.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, readFileSync, writeFileSync } from 'node:fs'

import { z } from 'zod'

import project from '../package.json' with { type: 'json' }

import { bundleCommands } from './server/bundle-commands'
import { BROTLI, SERVER } from './server/run'

const OUT = '.next/standalone'

/** Files that the server reads by path. */
const READ = ['.next/static', 'public', 'content', SERVER, BROTLI]

const { status } = spawnSync('npm', ['run', '--silent', 'build'], {
  stdio: 'inherit',
  env: { ...process.env, BUILD_STANDALONE: '1' },
})
if (status !== 0) process.exit(status ?? 1)

const { config } = z
  .object({ config: z.object({ serverExternalPackages: z.array(z.string()) }) })
  .parse(JSON.parse(readFileSync('.next/required-server-files.json', 'utf8')))
await bundleCommands(OUT, config.serverExternalPackages)
for (const name of READ) {
  cpSync(name, `${OUT}/${name}`, { recursive: true, filter: (file) => !file.endsWith('.ts') })
}
const { name, version, license } = project
const scripts = { start: 'node scripts/start.js', content: 'node scripts/content.js' }
writeFileSync(
  `${OUT}/package.json`,
  JSON.stringify({ name, version, license, private: true, type: 'module', scripts }, null, 2),
)
