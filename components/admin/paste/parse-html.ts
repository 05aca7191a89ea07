/** An opening tag, with quoted attributes. */
const TAG = /<[a-z](?:[^"'<>]|"[^"]*"|'[^']*')*>/gi
/** An attribute in a tag, with its value. */
const ATTRIBUTE = /([^\s"'/=>]+)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?/g

/**
 * Parses `html` and returns its body. Removes event handlers before parsing: they would not run, but the browser reports each
 * as a violation of the page's content security policy. Removes `name` and `id`, which let a control shadow a property of its
 * form or document (`<input name=getAttribute>`), except the `id` that identifies a copy from Google Docs.
 */
export function parseHtml(html: string): Element {
  const written = html.replace(TAG, (tag) =>
    tag.replace(ATTRIBUTE, (attribute, name: string) => (/^on/i.test(name) ? '' : attribute)),
  )
  const parsed = new DOMParser().parseFromString(written, 'text/html')
  // Not `parsed.body`, which an image named « body » may shadow.
  const body = Reflect.get(Document.prototype, 'body', parsed) as Element
  const methods = Element.prototype
  for (const element of body.querySelectorAll('[name], [id]')) {
    methods.removeAttribute.call(element, 'name')
    const id = methods.getAttribute.call(element, 'id') ?? ''
    if (!id.startsWith('docs-internal-guid')) methods.removeAttribute.call(element, 'id')
  }
  return body
}
