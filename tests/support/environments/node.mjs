import { Script, runInNewContext } from 'node:vm'

import { TestEnvironment } from 'jest-environment-node'

/** What a constant may not be made of, and the clock, which tests replace. */
const LEFT_ALONE = new Set(['undefined', 'NaN', 'Infinity', 'globalThis', 'Date'])

/** `Array`, `Object`, `JSON`… : what the language itself has in every context. */
const NAMES = runInNewContext('Object.getOwnPropertyNames(globalThis)').filter(
  (name) => !LEFT_ALONE.has(name),
)

const DECLARATIONS = new Script(
  NAMES.map((name) => `const ${name} = globalThis.${name}`).join('\n'),
)

/**
 * Declares the language's own globals in `context` as a script does. A name that is only a property of the context's
 * global object is asked of an interceptor in C++ each time it is used (nodejs/node#31658): of what a test of the
 * database costs, that was a half.
 */
export const declareLanguageGlobals = (context) => DECLARATIONS.runInContext(context)

/** Jest's environment of Node, where the language's globals cost what they do outside of Jest. */
export default class NodeEnvironment extends TestEnvironment {
  async setup() {
    await super.setup()
    declareLanguageGlobals(this.getVmContext())
  }
}
