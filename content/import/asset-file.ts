import { realpath, stat } from 'node:fs/promises'
import path from 'node:path'

import { addressFrom } from '@/text/site-path'

/**
 * A file of the folder by its path in it; null when there is none, or when a link leads out of the folder. Apart from where
 * it is read: Next would take a folder that it follows there for the whole project, and ship that.
 */
export async function fileIn(folder: string, name: string): Promise<string | null> {
  try {
    const root = await realpath(folder)
    const file = await realpath(path.join(root, name))
    const isInside = file.startsWith(root + path.sep)
    return isInside && (await stat(file)).isFile() ? file : null
  } catch {
    return null
  }
}

/** `img/aap_eig6.PDF` is `aap-eig6.pdf`, always: the file that comes back replaces the one of before. */
export function slugOf(name: string, extension: string): string {
  const stem = name.slice(0, -extension.length).replace(/^(?:img|images|files|documents)\//, '')
  return addressFrom(stem) + extension
}
