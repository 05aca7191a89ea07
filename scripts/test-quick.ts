/**
 * `npm run test:quick`: checks what most changes break, quickly: types, style, import rules, unit and component tests, and
 * the pages that come with the site over HTTP. They run in parallel; the output of a check is shown if it fails.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'

const CHECKS = {
  types: 'npm run typecheck',
  style: 'npx eslint --cache --cache-location node_modules/.cache/eslint/ .',
  rooms: 'npm run rooms',
  tests: 'npm test -- --selectProjects unit component http -- tests/unit/ tests/http/seed',
}

const passed = await Promise.all(
  Object.entries(CHECKS).map(([name, command]) => passes(name, command)),
)
process.exit(passed.every(Boolean) ? 0 : 1)

async function passes(name: string, command: string): Promise<boolean> {
  const [program = '', ...args] = command.split(' ')
  const check = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [check.stdout, check.stderr])
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const [status] = (await once(check, 'close')) as [number | null]
  if (status !== 0) console.error(said)
  console.log(`${name}: ${status === 0 ? 'passed' : 'FAILED'}`)
  return status === 0
}
