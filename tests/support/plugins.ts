import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

import type { Payload } from 'payload'

/** How a plugin copies a whole site to an empty one, in `plugins/<plugin>/tests/copy.ts`. */
export type PluginCopy = {
  /** `folder`: of the stored files, and for those of the copy. Returns all documents and versions of the copy. */
  copy: (from: Payload, to: Payload, folder: string) => Promise<object>
}

/**
 * Returns the modules `plugins/<plugin>/tests/<name>.ts`, in alphabetical order: what the tests of the whole site need to know
 * of each plugin. A plugin that is removed takes it along.
 */
export async function ofPlugins<Module>(name: string): Promise<Module[]> {
  const files = readdirSync('plugins')
    .map((plugin) => path.resolve('plugins', plugin, 'tests', `${name}.ts`))
    .filter((file) => existsSync(file))
  return Promise.all(files.map((file) => import(pathToFileURL(file).href) as Promise<Module>))
}
