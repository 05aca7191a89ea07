'use client'

import { RelationshipInput, useField } from '@payloadcms/ui'
import { mergeFieldStyles } from '@payloadcms/ui/shared'
import type { RelationshipFieldClientProps } from 'payload'
import type { ComponentProps } from 'react'

import type { Page } from '@/payload-types'

import { useKeptAnswer } from './use-kept-answer'

import './staff.css'

const PAGES =
  '/api/pages?draft=true&depth=0&limit=0&sort=title&select[title]=true&select[slug]=true'

type Known = Pick<Page, 'id'> & Partial<Pick<Page, 'slug' | 'title'>>
type Format = NonNullable<ComponentProps<typeof RelationshipInput>['formatDisplayedOptions']>

/**
 * Payload's field of a relation to a page, with options that read « Titre — /adresse » and are found by both. Payload itself
 * reads and searches only the title. The address of the chosen page is under the field.
 */
export function PageField({ field, path: pathFromProps, readOnly }: RelationshipFieldClientProps) {
  const { admin, label } = field
  const state = useField<string | null>({ potentiallyStalePath: pathFromProps })
  const { customComponents, disabled, initialValue, path, setValue, showError, value } = state
  const pages = useKeptAnswer<{ docs: Known[] }>(PAGES)?.docs ?? []
  const chosen = pages.find(({ id }) => id === value)
  return (
    <RelationshipInput
      AfterInput={
        <>
          {chosen?.slug && <p className="staff-advice">/{chosen.slug}</p>}
          {customComponents?.AfterInput}
        </>
      }
      Description={customComponents?.Description}
      description={admin?.description}
      formatDisplayedOptions={(groups) => optionsOf(pages, groups)}
      hasMany={false}
      initialValue={related(initialValue)}
      label={label}
      onChange={(page) => setValue((page as typeof page | null)?.value ?? null)}
      path={path}
      readOnly={readOnly || disabled}
      relationTo={['pages']}
      showError={showError}
      style={mergeFieldStyles(field)}
      value={related(value)}
    />
  )
}

const related = (id: string | null | undefined) =>
  id ? { relationTo: 'pages' as const, value: id } : null

/** All `pages`, then what Payload loaded and is not among them, such as a page created meanwhile. */
function optionsOf(pages: Known[], groups: Parameters<Format>[0]): ReturnType<Format> {
  const loaded = groups.flatMap(({ options }) => options)
  const others = loaded.filter(({ value }) => pages.every(({ id }) => id !== value))
  const known = pages.map(({ id, slug, title }) => ({
    allowEdit: true,
    label: [title || 'Sans titre', ...(slug ? [`/${slug}`] : [])].join(' — '),
    relationTo: 'pages',
    value: id,
  }))
  return [...known, ...others]
}
