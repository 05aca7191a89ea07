import { type Command, EXIT, parse, UsageError } from '@/platform/command-line'
import { withPayload } from '@/platform/database/with-payload'
import { env } from '@/platform/env'

import { itemHref, type ReportedItem, reportOf, SEVERITIES } from './report'

/**
 * `report`: prints what staff should look at on the site of this environment, without the items that they dismissed. Returns
 * EXIT.refused if one of them is serious.
 */
export const printReport: Command['run'] = async (args, config) => {
  const { positionals, values } = parse(args, { json: { type: 'boolean' } })
  if (positionals.length) throw new UsageError('Cette commande n’attend pas de fichier.')
  // The log is on the standard output too.
  if (values.json) process.env.LOG_LEVEL = 'silent'
  const { items } = await withPayload(config(), (payload) => reportOf(payload, new Date()))
  const { siteUrl } = env()
  console.log(values.json ? asJson(items, siteUrl) : asText(items, siteUrl))
  return items.some(({ severity }) => severity === 'serious') ? EXIT.refused : EXIT.done
}

const asJson = (items: ReportedItem[], siteUrl: string): string =>
  JSON.stringify(
    items.map(({ excerpt, impact, isPublished, kind, label, message, name, severity, ...item }) => {
      const address = siteUrl + itemHref(item)
      return { severity, kind, impact, isPublished, name, label, excerpt, message, address }
    }),
    null,
    2,
  )

function asText(items: ReportedItem[], siteUrl: string): string {
  if (!items.length) return 'Rien à regarder.'
  return items
    .map(({ excerpt, isPublished, kind, label, message, name, severity, ...item }) =>
      [
        `${SEVERITIES[severity]} (${isPublished ? 'en ligne' : 'brouillon'}) – ${kind}`,
        `  ${name}${label && `, ${label}`}${excerpt && ` : « ${excerpt} »`}`,
        `  ${message}`,
        `  ${siteUrl}${itemHref(item)}`,
      ].join('\n'),
    )
    .join('\n\n')
}
