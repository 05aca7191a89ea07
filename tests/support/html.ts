import { HtmlValidate } from 'html-validate'

/** The recommended rules, less those of taste that React decides for us and those that DSFR decides otherwise. */
const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // React writes `charSet`, `dateTime`, `crossorigin=""` and `<br/>`: to a browser, the same document.
    'attr-case': 'off',
    'attribute-empty-style': 'off',
    'void-style': 'off',
    // DSFR asks for the roles of landmarks; and Safari no longer says « liste » of a list whose marks are styled away,
    // unless its role is written.
    'no-redundant-role': 'off',
    'prefer-native-element': ['error', { exclude: ['list'] }],
  },
})

/** What is wrong in an HTML document, each with its line, its column and its rule. */
export async function htmlErrors(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html)
  return results.flatMap(({ messages }) =>
    messages.map(({ line, column, message, ruleId }) => `${line}:${column} ${message} (${ruleId})`),
  )
}
