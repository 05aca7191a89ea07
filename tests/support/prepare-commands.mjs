import { writeFileSync } from 'node:fs'

import { tsImport } from 'tsx/esm/api'

/** Not in a folder that the copy of `operations/walks` shares. What Next puts beside it is CommonJS. */
const OUT = '.next/commands'

/** Jest’s `globalSetup`, which cannot be TypeScript: bundles the commands as an installed site has them, once per run. */
export default async function prepareCommands() {
  const source = '../../scripts/server/bundle-commands.ts'
  const { bundleCommands } = await tsImport(source, import.meta.url)
  await bundleCommands(OUT)
  writeFileSync(`${OUT}/package.json`, '{ "type": "module" }')
}
