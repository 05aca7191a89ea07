import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

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
