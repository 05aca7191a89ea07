import { transformFileSync } from '@swc/core'

const SOURCE = 'components/dsfr/behaviour.ts'

/** The site's script for browsers, minified; its names stay its own. */
export function buildScript(): string {
  const { code } = transformFileSync(SOURCE, {
    jsc: {
      parser: { syntax: 'typescript' },
      target: 'es2018',
      minify: { compress: true, mangle: true },
    },
    module: { type: 'es6' },
    minify: true,
    swcrc: false,
  })
  // It is no module, so that it runs before the page shows.
  return `(()=>{${code.replace(/export\s*\{\s*\};?/, '')}})()\n`
}
