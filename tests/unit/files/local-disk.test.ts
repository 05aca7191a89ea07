import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { afterAll, describe, expect, it } from '@jest/globals'

import { localDisk } from '@/platform/files/local-disk'
import { storeContract } from '@/tests/support/store-contract'

const folder = mkdtempSync(path.join(tmpdir(), 'eig-disk-'))
afterAll(() => rmSync(folder, { recursive: true }))

let count = 0
const fresh = () => path.join(folder, String(++count))

describe('the file store on a local disk', () => {
  storeContract(() => localDisk(fresh()))

  it('does not list unfinished files and folders', async () => {
    const at = fresh()
    mkdirSync(path.join(at, 'dossier'), { recursive: true })
    writeFileSync(path.join(at, '.123.partial'), 'à moitié')
    expect(await localDisk(at).list()).toEqual([])
  })

  const onLinux = process.platform === 'linux' ? it : it.skip

  onLinux('throws at once when it cannot read a file', async () => {
    const at = fresh()
    mkdirSync(at)
    // No user can read this file, not even root.
    symlinkSync('/proc/sys/vm/compact_memory', path.join(at, 'illisible.pdf'))
    await expect(localDisk(at).read('illisible.pdf')).rejects.toMatchObject({
      code: expect.stringMatching(/^(EACCES|EPERM)$/),
    })
  })
})
