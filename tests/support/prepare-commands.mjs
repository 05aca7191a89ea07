import { writeFileSync } from 'node:fs'

import { tsImport } from 'tsx/esm/api'

/** In no folder that the copy of `operations/walks` shares; what Next puts beside it is CommonJS. */
const OUT = '.next/commands'

/** Jest's `globalSetup`, which reads no TypeScript: bundles the commands as an installed site has them, once a run. */
export default async function prepareCommands() {
  const source = '../../scripts/server/bundle-commands.ts'
  const { bundleCommands } = await tsImport(source, import.meta.url)
  await bundleCommands(OUT)
  writeFileSync(`${OUT}/package.json`, '{ "type": "module" }')
}
