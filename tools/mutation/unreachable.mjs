import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin'

/** `default: return value satisfies never`: the compiler proves that this is unreachable, so no test can reach it. */
const unreachable = {
  shouldIgnore({ node }) {
    const isProved =
      node.type === 'SwitchCase' &&
      node.test === null &&
      node.consequent.every(
        ({ argument }) =>
          argument?.type === 'TSSatisfiesExpression' &&
          argument.typeAnnotation.type === 'TSNeverKeyword',
      )
    return isProved ? 'The compiler proves that nothing comes here (`satisfies never`).' : undefined
  },
}

export const strykerPlugins = [declareValuePlugin(PluginKind.Ignore, 'unreachable', unreachable)]
