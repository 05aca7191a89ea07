'use client'

import { useEffect, useRef, useState, type ComponentProps, type KeyboardEvent } from 'react'

import type { Destination } from '@/editing/site-links/published-context'
import { normalizedWords } from '@/text/normalized-words'

import '../staff.css'
import './links.css'

type AddressInputProps = Omit<ComponentProps<'input'>, 'onChange' | 'value'> & {
  id: string
  destinations: Destination[]
  onChange: (address: string) => void
  value: string
}

/** No suggestion selected: Enter chooses none and keeps its effect in the form. */
const NONE = -1

/**
 * An input for an address, typed or chosen among the site's pages, questions and files by some letters of their titles: the
 * editable combobox with list autocomplete of the ARIA Authoring Practices.
 */
export function AddressInput(props: AddressInputProps) {
  const { destinations, id, onChange, value, ...input } = props
  const [isOpen, setIsOpen] = useState(false)
  const [active, setActive] = useState(NONE)
  const items = isOpen ? destinationsFor(value, destinations) : []
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    // At the bottom of the screen, the list would be navigated out of sight.
    const shown = list.current?.children[active] ?? list.current
    shown?.scrollIntoView({ block: 'nearest' })
  }, [active, items.length])
  const optionId = (index: number) => `${id}-option-${index}`

  const propose = (isWanted: boolean) => {
    setIsOpen(isWanted)
    setActive(NONE)
  }
  const choose = ({ address }: Destination) => {
    onChange(address)
    propose(false)
  }
  const byKey = (event: KeyboardEvent<HTMLInputElement>) => {
    const chosen = items[active]
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) {
      if (!isOpen) propose(true)
      // Cycle through the list and the input itself.
      const places = items.length + 1
      setActive(((active + 1 + step + places) % places) - 1)
    } else if (event.key === 'Enter' && chosen) choose(chosen)
    else if (event.key === 'Escape' && items.length) propose(false)
    else return
    event.preventDefault()
  }

  return (
    <div className="address-input">
      <input
        {...input}
        aria-activedescendant={items[active] && optionId(active)}
        aria-autocomplete="list"
        aria-controls={`${id}-list`}
        aria-expanded={items.length > 0}
        autoComplete="off"
        className="staff-input"
        id={id}
        onBlur={() => propose(false)}
        onChange={({ target }) => {
          onChange(target.value)
          propose(true)
        }}
        onKeyDown={byKey}
        role="combobox"
        type="text"
        value={value}
      />
      <ul
        aria-label="Pages, questions et fichiers du site"
        className="address-input__list"
        hidden={!items.length}
        id={`${id}-list`}
        ref={list}
        role="listbox"
      >
        {items.map((item, index) => (
          <li
            aria-selected={index === active}
            id={optionId(index)}
            key={item.address}
            onClick={() => choose(item)}
            // Keep the focus in the input, whose blur would close the list before the click.
            onMouseDown={(event) => event.preventDefault()}
            role="option"
          >
            {item.title} <span className="address-input__address">{item.address}</span>
          </li>
        ))}
      </ul>
      <p className="staff-unseen" role="status">
        {items.length > 0 &&
          `${items.length} proposition${items.length > 1 ? 's' : ''}, flèche vers le bas pour choisir.`}
      </p>
    </div>
  )
}

/** More suggestions are hard to scan. */
const MOST = 8

/**
 * Returns the destinations for which each word of `typed` begins a word of the title, or else of the title or address,
 * ignoring case and accents; none once `typed` is the address of one.
 */
function destinationsFor(typed: string, destinations: Destination[]): Destination[] {
  const wanted = normalizedWords(typed)
  if (!wanted.length || destinations.some(({ address }) => address === typed)) return []
  const isIn = (text: string) => {
    const words = normalizedWords(text)
    return wanted.every((start) => words.some((word) => word.startsWith(start)))
  }
  const byTitle = destinations.filter(({ title }) => isIn(title))
  const others = destinations.filter((one) => !byTitle.includes(one))
  const byAddress = others.filter(({ address, title }) => isIn(`${title} ${address}`))
  return [...byTitle, ...byAddress].slice(0, MOST)
}
