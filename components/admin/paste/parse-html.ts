/** A tag as it opens, quotes and all. */
const TAG = /<[a-z](?:[^"'<>]|"[^"]*"|'[^']*')*>/gi
/** An attribute in it, with its value. */
const ATTRIBUTE = /([^\s"'/=>]+)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?/g

/**
 * The body of the document that `html` is. Without event handlers, which are left out before it is parsed: the browser
 * reports each as a violation of the page's policy, though none would run. Without `name` and `id`, by which a control
 * takes the place of a property of its form or document (`<input name=getAttribute>`), but the `id` by which Google Docs
 * is known.
 */
export function parseHtml(html: string): Element {
  const written = html.replace(TAG, (tag) =>
    tag.replace(ATTRIBUTE, (attribute, name: string) => (/^on/i.test(name) ? '' : attribute)),
  )
  const parsed = new DOMParser().parseFromString(written, 'text/html')
  // Not `parsed.body`, which may be an image of that name.
  const body = Reflect.get(Document.prototype, 'body', parsed) as Element
  const methods = Element.prototype
  for (const element of body.querySelectorAll('[name], [id]')) {
    methods.removeAttribute.call(element, 'name')
    const id = methods.getAttribute.call(element, 'id') ?? ''
    if (!id.startsWith('docs-internal-guid')) methods.removeAttribute.call(element, 'id')
  }
  return body
}
