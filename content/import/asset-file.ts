import { realpath, stat } from 'node:fs/promises'
import path from 'node:path'

import { addressFrom } from '@/text/site-path'

/**
 * The path of a file in `folder`; null if it does not exist or if a symbolic link leads out of the folder. Separate
 * from the code that reads the file: otherwise Next would trace the folder as the whole project and include it in the
 * build.
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

/** Returns the last part of the address of a file of the library, which is the file's `slug`. */
export const librarySlug = (address: string): string => address.split('/').at(-1)!

/** `img/aap_eig6.PDF` always gives `aap-eig6.pdf`, so that a new import replaces the earlier file. */
export function slugOf(name: string, extension: string): string {
  const stem = name.slice(0, -extension.length).replace(/^(?:img|images|files|documents)\//, '')
  return addressFrom(stem) + extension
}
