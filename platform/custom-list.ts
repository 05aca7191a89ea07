import type { Config } from 'payload'

/**
 * A list that plugins extend, kept under `key` in Payload's `custom` configuration, which never reaches browsers. `add` returns
 * the configuration with one more item; `of` returns the items, in the order of the plugins.
 */
export const customList = <Item>(key: string) => {
  const of = ({ custom }: Pick<Config, 'custom'>): Item[] =>
    (custom?.[key] as Item[] | undefined) ?? []
  const add = (config: Config, item: Item): Config => ({
    ...config,
    custom: { ...config.custom, [key]: [...of(config), item] },
  })
  return { add, of }
}
