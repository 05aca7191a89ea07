import { build } from 'esbuild'

const COMMANDS = ['scripts/start.ts', 'scripts/content.ts']

/**
 * Makes of each command one JavaScript file in `outdir`, with the parts that it loads when they are asked for beside it:
 * Node then reads them twice as fast as from their sources. The packages of `external` stay outside; all, if none are given.
 */
export async function bundleCommands(outdir: string, external?: string[]): Promise<void> {
  await build({
    entryPoints: COMMANDS,
    outdir,
    bundle: true,
    // `content -- check` need not load Payload, here either.
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    ...(external ? { external } : { packages: 'external' }),
    // For the packages that are no modules.
    banner: {
      js: "import { createRequire } from 'node:module'\nconst require = createRequire(import.meta.url)",
    },
    logLevel: 'warning',
  })
}
