import { build } from 'esbuild'

const COMMANDS = ['scripts/start.ts', 'scripts/content.ts']

/**
 * Bundles each command into one JavaScript file in `outdir`, with its lazily loaded parts next to it: Node loads this twice
 * as fast as the sources. The packages of `external` are not bundled; without it, none are.
 */
export async function bundleCommands(outdir: string, external?: string[]): Promise<void> {
  await build({
    entryPoints: COMMANDS,
    outdir,
    bundle: true,
    // `content -- check` does not need Payload here either.
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    ...(external ? { external } : { packages: 'external' }),
    // For packages that are CommonJS.
    banner: {
      js: "import { createRequire } from 'node:module'\nconst require = createRequire(import.meta.url)",
    },
    logLevel: 'warning',
  })
}
