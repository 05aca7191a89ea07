import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { Transform } from 'node:stream'

import { BundleRefused } from './refused'

/**
 * A bundle ends with an empty member of gzip (RFC 1952 allows several), whose extra field, of the type `EG`, is the
 * SHA-256 of every byte before it. Gzip's own checksum leaves out its header, some bits of padding and what follows.
 */
const HEADER = Buffer.from('1f8b08040000000000ff' + '2400' + '45472000', 'hex')
const EMPTY_BODY = Buffer.from('0300' + '00000000' + '00000000', 'hex')
const DIGEST_LENGTH = 32
const SEAL_LENGTH = HEADER.length + DIGEST_LENGTH + EMPTY_BODY.length

const sealOf = (digest: Buffer): Buffer => Buffer.concat([HEADER, digest, EMPTY_BODY])

/** Passes the bytes of a gzip file on, then their seal. */
export function sealing(): Transform {
  const hash = createHash('sha256')
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      done(null, chunk)
    },
    flush(done) {
      done(null, sealOf(hash.digest()))
    },
  })
}

/** Reads the whole of `file`. Throws BundleRefused when a byte of it is missing, superfluous or not as it was written. */
export async function verifySeal(file: string): Promise<void> {
  const sealed = (await stat(file)).size - SEAL_LENGTH
  if (sealed > 0) {
    const hash = createHash('sha256')
    for await (const chunk of createReadStream(file, { end: sealed - 1 })) {
      hash.update(chunk as Buffer)
    }
    if ((await lastBytes(file, sealed)).equals(sealOf(hash.digest()))) return
  }
  throw new BundleRefused(
    'Cette sauvegarde est incomplète ou a été modifiée : reprenez-en une copie intacte.',
  )
}

async function lastBytes(file: string, position: number): Promise<Buffer> {
  const handle = await open(file)
  try {
    const { buffer } = await handle.read({ buffer: Buffer.alloc(SEAL_LENGTH), position })
    return buffer
  } finally {
    await handle.close()
  }
}
