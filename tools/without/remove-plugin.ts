import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { PAIRS } from '../../.dependency-cruiser.mjs'

const CONFIG = 'site-config.ts'

/** The plugins of the site, by folder, in alphabetical order. */
export const pluginNames = (): string[] => readdirSync('plugins').sort()

/** The plugins that need `plugin` (`PAIRS`), directly or not. Removing it removes them too. */
export const dependentsOf = (plugin: string): string[] => [
  ...new Set(PAIRS.flatMap(({ from, to }) => (to === plugin ? [...dependentsOf(from), from] : []))),
]

/**
 * Removes `plugin` from the copy of the repository in `folder`: its folder, its line in the configuration, the routes that
 * lead to it, and the tests that import it. Throws if something else imports it.
 */
export function removePlugin(folder: string, plugin: string): void {
  rmSync(path.join(folder, 'plugins', plugin), { recursive: true })
  removeLine(path.join(folder, CONFIG), plugin)
  const importing = new RegExp(`['"]@/plugins/${plugin}(/|['"])`)
  for (const file of sourcesIn(folder)) {
    if (!importing.test(readFileSync(path.join(folder, file), 'utf8'))) continue
    if (!isRoute(file) && !isTest(file)) throw new Error(`${file} imports the plugin ${plugin}.`)
    rmSync(path.join(folder, file))
    removeEmpty(path.dirname(path.join(folder, file)))
  }
}

/** Removes `folder` and the folders above it, as long as they are empty: a test takes a folder for a route. */
function removeEmpty(folder: string): void {
  if (readdirSync(folder).length) return
  rmSync(folder, { recursive: true })
  removeEmpty(path.dirname(folder))
}

/**
 * Removes the import of `plugin` from the configuration `file`, and its entry in the list of plugins. A plugin that only has
 * commands has no line there.
 */
function removeLine(file: string, plugin: string): void {
  const text = readFileSync(file, 'utf8')
  const line = new RegExp(`^import \\{ (\\w+) \\} from '@/plugins/${plugin}'\\n`, 'm')
  const name = line.exec(text)?.[1]
  if (!name) return
  const without = text.replace(line, '').replace(new RegExp(`\\b${name}(\\([^)]*\\))?,?\\s*`), '')
  if (new RegExp(`\\b${name}\\b`).test(without)) throw new Error(`${CONFIG} uses ${name} twice.`)
  writeFileSync(file, without)
}

/** Routes and the proxy, which Next requires in these places. */
const isRoute = (file: string): boolean => file.startsWith('app/') || file === 'proxy.ts'

const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file)

const NOT_SOURCES = new Set(['node_modules', '.next', 'public', 'migrations', 'docs', 'data'])

function sourcesIn(folder: string, below = ''): string[] {
  return readdirSync(path.join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(below, entry.name)
    if (entry.isDirectory()) return NOT_SOURCES.has(entry.name) ? [] : sourcesIn(folder, file)
    return /\.(tsx?|mjs)$/.test(entry.name) ? [file] : []
  })
}
