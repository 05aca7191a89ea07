import { build } from 'esbuild'

/** The commands of plugins keep their place beside `scripts`, where `scripts/content.ts` looks for them. */
const COMMANDS = ['scripts/start.ts', 'scripts/content.ts', 'plugins/**/commands.ts']

/**
 * Bundles each command into one JavaScript file in `outdir`, at the path of its source, with its lazily loaded parts in
 * `scripts`: Node loads this twice as fast as the sources. The packages of `external` are not bundled; without it, none are.
 */
export async function bundleCommands(outdir: string, external?: string[]): Promise<void> {
  await build({
    entryPoints: COMMANDS,
    outdir,
    outbase: '.',
    chunkNames: 'scripts/[name]-[hash]',
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
    // No plugin needs to have commands.
    logOverride: { 'empty-glob': 'silent' },
  })
}
