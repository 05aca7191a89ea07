import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  paginateListObjectsV2,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3'

import { Refusal } from '@/platform/refusal'

import type { S3Settings } from './s3-settings'
import { type FileStore, isStoredName, storedName } from './store'
import { typeOfName } from './types'

/**
 * Timeouts in milliseconds: for the connection, for the start of a response, for the start of the response to an
 * upload, and without any byte. `page`: files per list request, 1000 at most.
 */
export const BOUNDS = {
  connection: 3_000,
  answer: 10_000,
  upload: 60_000,
  silence: 30_000,
  page: 1_000,
}
const ATTEMPTS = 2

/**
 * Stores files as objects of a bucket. Throws a Refusal (503) in French if the service fails, within twice these
 * timeouts. A stream without data ends with an error.
 */
export function s3Objects(settings: S3Settings, bounds = BOUNDS): FileStore {
  const { bucket: Bucket, prefix: Prefix } = settings
  const client = clientOf(settings, bounds)
  const at = (name: string) => ({ Bucket, Key: Prefix + storedName(name) })

  const size = async (name: string) => {
    const head = new HeadObjectCommand(at(name))
    const found = await client.send(head).catch(nullWhenAbsent('look for', name))
    return found ? (found.ContentLength ?? 0) : null
  }
  return {
    size,
    write: async (name, bytes) => {
      const before = await size(name)
      if (before === bytes.length) return
      if (before !== null) throw notKept(name, before)
      const ContentType = typeOfName(name) ?? 'application/octet-stream'
      // The service writes objects atomically.
      const put = new PutObjectCommand({ ...at(name), Body: bytes, ContentType })
      await client.send(put, { requestTimeout: bounds.upload }).catch(nullWhenAbsent('write', name))
      // A proxy or a captive portal may respond 200 instead of the service and store nothing.
      const after = await size(name)
      if (after !== bytes.length) throw notKept(name, after)
    },
    read: async (name, range) => {
      const Range = range && `bytes=${range.start}-${range.end}`
      const get = new GetObjectCommand({ ...at(name), Range })
      const found = await client.send(get).catch(nullWhenAbsent('read', name))
      if (!found?.Body) return null
      const whole = found.ContentRange?.split('/')[1] ?? found.ContentLength
      return {
        size: Number(whole),
        stream: found.Body.transformToWebStream() as ReadableStream<Uint8Array>,
      }
    },
    list: async () => {
      try {
        const keys: string[] = []
        for await (const page of paginateListObjectsV2(
          { client, pageSize: bounds.page },
          { Bucket, Prefix },
        )) {
          for (const { Key } of page.Contents ?? []) keys.push(Key?.slice(Prefix.length) ?? '')
        }
        return keys.filter(isStoredName).sort()
      } catch (error) {
        throw failure('list', '', error)
      }
    },
    delete: async (name) => {
      await client.send(new DeleteObjectCommand(at(name))).catch(nullWhenAbsent('delete', name))
    },
  }
}

function clientOf(
  { endpoint, region, accessKeyId, secretAccessKey }: S3Settings,
  bounds: typeof BOUNDS,
): S3Client {
  return new S3Client({
    endpoint,
    region,
    credentials: { accessKeyId, secretAccessKey },
    // `https://host/bucket/name`: not every service has a host per bucket.
    forcePathStyle: true,
    // OVH, Scaleway and Outscale do not support the newer checksums.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: ATTEMPTS,
    requestHandler: {
      connectionTimeout: bounds.connection,
      requestTimeout: bounds.answer,
      throwOnRequestTimeout: true,
      socketTimeout: bounds.silence,
    },
  })
}

/** Null if the service says that the object does not exist; otherwise throws the Refusal for the user. */
const nullWhenAbsent =
  (verb: string, name: string) =>
  (error: unknown): null => {
    if (['NoSuchKey', 'NotFound'].includes((error as Failure).name ?? '')) return null
    throw failure(verb, name, error)
  }

type Failure = {
  name?: string
  code?: string
  $metadata?: { httpStatusCode?: number }
}

/**
 * The Refusal for the user after `error` in `verb` on the file `name`; logs the error code. Neither contains the text
 * of the service, which may quote the request.
 */
function failure(verb: string, name: string, error: unknown): Refusal {
  const { name: kind = 'Error', code, $metadata } = error as Failure
  const status = $metadata?.httpStatusCode
  const cause = [kind, code ?? status].filter(Boolean).join(' ')
  console.error(`The S3 storage failed to ${verb} ${name || 'files'}: ${cause}`)
  const isRefused = status !== undefined && status >= 400 && status < 500
  return new Refusal(isRefused ? REFUSED : SILENT, 503)
}

/** The Refusal for the user who sent the file `name`, when the service reports that it has `found` bytes. */
function notKept(name: string, found: number | null): Refusal {
  console.error(`The S3 storage did not keep ${name}: it says that it has ${found ?? 'no'} bytes`)
  return new Refusal(NOT_KEPT, 503)
}

const NOT_KEPT =
  'Le stockage des fichiers n’a pas gardé ce fichier\u00a0: ce n’est peut-être pas lui qui répond. Rien n’a été enregistré. Prévenez l’équipe technique.'

const SILENT =
  'Le stockage des fichiers ne répond pas. Réessayez dans quelques minutes\u202f; si cela dure, prévenez l’équipe technique.'

const REFUSED =
  'Le stockage des fichiers refuse la demande\u00a0: ses réglages ou ses droits ne sont pas les bons. Prévenez l’équipe technique.'
