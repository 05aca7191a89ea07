import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'

import { isStoredName, storedName, type FileStore } from './store'

/** Stores files in `folder`, created at the first write. Throws on an invalid name, which could lead out of the folder. */
export function localDisk(folder: string): FileStore {
  const at = (name: string) => path.join(folder, storedName(name))
  const size = async (name: string) => {
    const found = await stat(at(name)).catch(nullWhenAbsent)
    return found?.isFile() ? found.size : null
  }
  return {
    size,
    write: async (name, bytes) => {
      const target = at(name)
      if ((await size(name)) !== null) return
      await mkdir(folder, { recursive: true, mode: 0o700 })
      // A name that `list` ignores: neither a concurrent reader nor a crash sees half a file.
      const partial = path.join(folder, `.${randomUUID()}.partial`)
      try {
        await writeFile(partial, bytes, { flush: true })
        await rename(partial, target)
      } catch (error) {
        await rm(partial, { force: true })
        throw error
      }
    },
    read: async (name, range) => {
      // Opened before the response starts: otherwise an unreadable file would close the client's connection.
      const handle = await open(at(name)).catch(nullWhenAbsent)
      const found = await handle?.stat()
      if (!handle || !found?.isFile()) {
        await handle?.close()
        return null
      }
      const stream = Readable.toWeb(handle.createReadStream(range))
      return { size: found.size, stream: stream as ReadableStream<Uint8Array> }
    },
    list: async () => {
      const names = await readdir(folder).catch(nullWhenAbsent)
      return (names ?? []).filter(isStoredName).sort()
    },
    delete: (name) => rm(at(name), { force: true }),
  }
}

function nullWhenAbsent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}
