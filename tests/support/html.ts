import { HtmlValidate } from 'html-validate'

/** The recommended rules, without rules of taste that React decides, and without rules that DSFR contradicts. */
const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // React writes `charSet`, `dateTime`, `crossorigin=""`, `readonly=""` and `<br/>`, which give a browser the same document.
    'attr-case': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'void-style': 'off',
    // DSFR requires the roles of landmarks. Safari stops announcing a list whose markers are removed by CSS, unless it
    // has an explicit role.
    'no-redundant-role': 'off',
    'prefer-native-element': ['error', { exclude: ['list'] }],
  },
})

/** Returns the faults of an HTML document, each with its line, column and rule. */
export async function htmlErrors(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html)
  return results.flatMap(({ messages }) =>
    messages.map(({ line, column, message, ruleId }) => `${line}:${column} ${message} (${ruleId})`),
  )
}
