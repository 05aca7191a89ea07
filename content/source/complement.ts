import { z } from 'zod'

import { PURPOSES } from '@/fields/purpose'

/**
 * What the CMS knows and the programme's format has no key for, under one key of the front matter, `cms`. Written by the
 * export where the other keys do not say it all; read back by the import, which follows it where it is there. Names are
 * those of the fields in the admin's collections, instants are in UTC (ISO 8601), texts are taken as they are.
 */
const text = z.string()
const optionalText = text.optional()

const call = z.strictObject({
  name: text.min(1),
  promotion: optionalText,
  opensAt: z.iso.datetime().optional(),
  closesAt: z.iso.datetime().optional(),
  closingSoonDays: z.number().int().min(0).optional(),
  override: z.enum(['open', 'closed']).optional(),
  overrideReason: optionalText,
  overrideUntil: z.iso.datetime().optional(),
  applicationUrl: optionalText,
  rulesUrl: optionalText,
  milestones: z
    .array(
      z.strictObject({
        label: text,
        kind: z.enum(['day', 'period', 'text']),
        startsOn: z.iso.datetime().optional(),
        endsOn: z.iso.datetime().optional(),
        text: optionalText,
      }),
    )
    .optional(),
})

const link = z.strictObject({ label: text, url: text }).nullable()

const section = z.discriminatedUnion('blockType', [
  z.strictObject({ blockType: z.literal('text'), body: text }),
  z.strictObject({
    blockType: z.literal('profiles'),
    title: text,
    introduction: text,
    profiles: z.array(z.strictObject({ name: text, description: text, link })),
  }),
  z.strictObject({
    blockType: z.literal('criteria'),
    title: text,
    introduction: text,
    criteria: z.array(z.strictObject({ name: text, description: text })),
  }),
  z.strictObject({
    blockType: z.literal('steps'),
    title: text,
    introduction: text,
    steps: z.array(z.strictObject({ text })),
  }),
  z.strictObject({ blockType: z.literal('closedCall'), title: text, body: text }),
  z.strictObject({
    blockType: z.literal('questions'),
    title: text,
    introduction: text,
    questions: z.array(z.strictObject({ question: text, answer: text, anchor: optionalText })),
  }),
  z.strictObject({
    blockType: z.literal('datedSteps'),
    title: text,
    steps: z.array(z.strictObject({ date: text, description: text })),
  }),
  z.strictObject({ blockType: z.literal('callToAction'), title: text, body: text, link }),
  z.strictObject({ blockType: z.literal('siteMap'), title: text }),
  z.strictObject({ blockType: z.literal('accessibilityAudit'), title: text }),
])

/** The top of a page. `applyUrl` and `rulesUrl` are empty where the buttons follow the call. */
const hero = z.strictObject({
  title: text,
  introduction: text,
  applyLabel: text,
  applyUrl: text,
  rulesLabel: text,
  rulesUrl: text,
})

const page = z.strictObject({
  address: text.min(1),
  title: text,
  purpose: z.enum(PURPOSES.map(({ value }) => value)).optional(),
  hero,
  calls: z.array(call),
  sections: z.array(section),
})

/** How the images that the page shows are described; no `alt`: decorative. */
const images = z.record(z.string(), z.strictObject({ alt: text.optional() }))

export const complementSchema = z.strictObject({
  ...page.partial().shape,
  images: images.optional(),
  /** The page as it would be if its changes, and those of what it shows, were published. */
  draft: page.optional(),
})

export type Complement = z.infer<typeof complementSchema>

/** All that a page says, its calls' dates included, whatever the format can express. */
export type PageContent = z.infer<typeof page>
export type CallContent = z.infer<typeof call>
