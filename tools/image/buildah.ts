import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Makes sure that Debian's Buildah and debootstrap are there. Returns false, having said what to do, when they are not. */
export function ensureBuildah(): boolean {
  if (areThere()) return true
  const install = 'apt-get install --yes --no-install-recommends buildah debootstrap'
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('Installing Buildah and debootstrap…')
    spawnSync('sh', ['-c', `apt-get update && ${install}`], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    if (areThere()) return true
  }
  console.error(
    `The image is built by Buildah on what debootstrap makes: run "${install}" as root.`,
  )
  return false
}

const areThere = () => existsSync('/usr/bin/buildah') && existsSync('/usr/sbin/debootstrap')

/** Buildah with images and containers of its own in `folder`; no daemon, no namespace: it works in a container too. */
export class Buildah {
  readonly #where: string[]

  constructor(folder: string) {
    this.#where = ['--root', `${folder}/images`, '--runroot', `${folder}/run`]
  }

  /** Runs it, what it says shown as it comes. Throws when it fails. */
  show(...args: string[]): void {
    run('buildah', [...this.#where, ...args], 'inherit')
  }

  /** Runs it and gives what it said, trimmed. Throws when it fails. */
  ask(...args: string[]): string {
    return run('buildah', [...this.#where, ...args], 'pipe')
  }

  /** Runs `command` in `container` as `docker run` does, with `options` of `buildah run`. */
  start(container: string, options: string[], command: string[]): ChildProcess {
    const args = ['run', '--isolation', 'chroot', ...options, container, '--', ...command]
    return spawn('buildah', [...this.#where, ...args], { stdio: ['ignore', 'inherit', 'inherit'] })
  }
}

/** Runs `program` to its end, and gives what it said, trimmed, if that is not shown. Throws when it fails. */
export function run(program: string, args: string[], stdout: 'inherit' | 'pipe'): string {
  const { status, stdout: said } = spawnSync(program, args, {
    stdio: ['ignore', stdout, 'inherit'],
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} failed.`)
  return said?.trim() ?? ''
}
