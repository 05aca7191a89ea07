/**
 * `npm run test:image`: runs the steps of the Dockerfile with Buildah, starts the image as its own user, and checks that it
 * serves the page, answers its health check, backs up the content next to the running server, and restores it. Prints its
 * size. Exits with 1 above LARGEST_MB, or if something fails. Needs root, on Debian.
 */
import { chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

import { z } from 'zod'

import { ensurePackages } from '@/scripts/testing/packages'
import { freePort } from '@/tests/support/server'

import { ask, Buildah, makeBase } from './buildah'

/** In MB (a million bytes), including Node and Debian. */
const LARGEST_MB = 600

const READY_WITHIN_MS = 120_000
const PAGE = '/participer/administrations'
const IMAGE = 'eig-site'
const BASE = 'eig-node'

const imageSchema = z.object({
  Docker: z.object({
    config: z.object({
      User: z.string(),
      Cmd: z.array(z.string()),
      Healthcheck: z.object({ Test: z.array(z.string()) }),
    }),
  }),
})

const NEEDED = { buildah: '/usr/bin/buildah', debootstrap: '/usr/sbin/debootstrap' }
if (!ensurePackages('The image', NEEDED)) process.exit(1)
const folder = mkdtempSync(path.join(tmpdir(), 'eig-image-'))
const buildah = new Buildah(folder)
try {
  buildImage()
  await tryImage()
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function buildImage(): void {
  const began = Date.now()
  makeBase(BASE, buildah)
  printDuration('a stand-in for the base image was made', began)
  const built = Date.now()
  const cache = ask('npm', 'config', 'get', 'cache')
  buildah.show(
    'bud',
    ...['--isolation', 'chroot', '--pull-never', '--format', 'docker', '--tag', IMAGE],
    ...['--build-arg', `NODE_IMAGE=${BASE}`],
    // Without Docker, the limit is 1,024 open files: npm opens more at once on a slow disk.
    ...['--ulimit', 'nofile=16384:16384', '--volume', `${cache}:/root/.npm`, '.'],
  )
  printDuration('the image was built', built)
}

async function tryImage(): Promise<void> {
  const { config } = imageSchema.parse(
    JSON.parse(buildah.ask('inspect', '--type', 'image', IMAGE)),
  ).Docker
  const container = buildah.ask('from', '--pull-never', IMAGE)
  const weight = weigh(container)

  const data = path.join(folder, 'data')
  mkdirSync(data)
  chownSync(data, 1000, 1000)
  const port = await freePort()
  const settings = {
    PORT: String(port),
    PAYLOAD_SECRET: 'secret-de-test-'.repeat(3),
    SITE_URL: 'https://www.example.gouv.fr',
    SEED_FILE: 'content',
  }
  const options = (more: Record<string, string> = {}) => [
    ...['--volume', `${data}:/data`],
    ...Object.entries({ ...settings, ...more }).flatMap(([name, value]) => [
      '--env',
      `${name}=${value}`,
    ]),
  ]
  const does = async (command: string[], more?: Record<string, string>) => {
    const [status] = (await once(buildah.start(container, options(more), command), 'close')) as [
      number | null,
    ]
    if (status !== 0) throw new Error(`${command.join(' ')} ended with ${status}.`)
  }

  await does(['sh', '-c', `test "$(id -un)" = ${config.User} && test "$(id -u)" != 0`])
  const began = Date.now()
  const server = buildah.start(container, options(), config.Cmd)
  try {
    await page(port, () => server.exitCode === null)
    printDuration('the page was served', began)
    const [, ...check] = config.Healthcheck.Test
    await does(check)
    await does(['npm', 'run', 'content', '--', 'backup', '/data/backup.tar.gz'])
  } finally {
    server.kill('SIGTERM')
    await once(server, 'close')
  }
  await does(['npm', 'run', 'content', '--', 'restore', '/data/backup.tar.gz'], {
    DATA_DIR: '/data/restored',
  })
  console.log(`The image is ${weight} MB; ${LARGEST_MB} at most.`)
  if (weight > LARGEST_MB) process.exitCode = 1
}

/** Returns the size of the files of `container`, in MB. */
function weigh(container: string): number {
  const root = buildah.ask('mount', container)
  const bytes = ask('du', '--apparent-size', '--block-size=1', '--summarize', root)
  buildah.ask('umount', container)
  return Math.round(Number(bytes.split('\t')[0]) / 1e6)
}

/** Waits for the page of the seed. Throws if it does not come. */
async function page(port: number, isRunning: () => boolean): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}${PAGE}`).catch(() => null)
    if (answer?.ok && (await answer.text()).includes('</html>')) return
    if (!isRunning() || Date.now() > deadline) throw new Error('The image does not serve its page.')
    await wait(200)
  }
}

function printDuration(what: string, since: number): void {
  console.log(`${what} in ${Math.round((Date.now() - since) / 1000)} s`)
}
