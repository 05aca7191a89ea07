import type { Thing, WithContext } from 'schema-dts'

/**
 * What a page is about in schema.org's words, for search engines. A data block, which no browser runs: a content security
 * policy's `script-src` does not apply to it (HTML, « prepare the script element »).
 */
export function DataBlock<Type extends Thing>({ data }: { data: WithContext<Type> }) {
  // `</script>` or `<!--` in a text would end the block: JSON allows the same character by its number.
  const json = JSON.stringify(data).replaceAll('<', '\\u003c')
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />
}
