import { TestEnvironment } from 'jest-environment-jsdom'

import { declareLanguageGlobals } from './node.mjs'

/** Jest’s browser environment, with language globals that are as fast as outside Jest. */
export default class BrowserEnvironment extends TestEnvironment {
  async setup() {
    await super.setup()
    declareLanguageGlobals(this.getVmContext())
  }
}
