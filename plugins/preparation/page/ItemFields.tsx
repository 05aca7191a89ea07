import { Badge } from '@/components/dsfr/Badge'
import type { PageView, SiteView } from '@/components/views'
import { Heading } from '@/sections/SectionFrame'
import { Markdown } from '@/text/markdown'

import type { Item } from '../items'
import { NoteField } from './NoteField'

type ItemFieldsProps = { item: Item; heading: 2 | 3; page: PageView; site: SiteView }

/** What is asked of the candidate, an answer (DSFR « Bouton radio »), and a note. */
export function ItemFields({ item, heading, page, site }: ItemFieldsProps) {
  const { answers, changed, href, id, name, notes, question, text, words } = item
  const field = `element-${id}`
  return (
    <div
      className="eig-section"
      data-item={id}
      data-name={name}
      data-href={href}
      data-words={words}
    >
      <Heading level={heading} className="fr-h6">
        <a href={href}>{name}</a>
      </Heading>
      {text && (
        <div data-text="">
          <Markdown
            text={text}
            startLevel={heading}
            images={page.images}
            siteUrl={site.url}
            id={id}
          />
        </div>
      )}
      <p data-changed="" hidden>
        <Badge severity="warning">{changed}</Badge> <span data-since=""></span>
      </p>
      <fieldset className="fr-fieldset" aria-labelledby={`${field}-question`}>
        <legend
          className="fr-fieldset__legend fr-fieldset__legend--regular"
          id={`${field}-question`}
        >
          {question}
        </legend>
        {answers.map((answer, index) => (
          <div className="fr-fieldset__element fr-fieldset__element--inline" key={answer}>
            <div className="fr-radio-group">
              <input type="radio" id={`${field}-${index}`} name={field} value={answer} />
              <label className="fr-label" htmlFor={`${field}-${index}`}>
                {answer}
              </label>
            </div>
          </div>
        ))}
      </fieldset>
      <NoteField id={field} label={notes} />
    </div>
  )
}
