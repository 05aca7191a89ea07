import { TestEnvironment } from 'jest-environment-jsdom'

import { declareLanguageGlobals } from './node.mjs'

/** Jest's environment of a browser, where the language's globals cost what they do outside of Jest. */
export default class BrowserEnvironment extends TestEnvironment {
  async setup() {
    await super.setup()
    declareLanguageGlobals(this.getVmContext())
  }
}
