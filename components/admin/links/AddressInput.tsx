'use client'

import { useEffect, useRef, useState, type ComponentProps, type KeyboardEvent } from 'react'

import type { Destination } from '@/editing/content-checks/published-context'
import { wordsOf } from '@/editing/preview/frame'

import '../staff.css'
import './links.css'

type AddressInputProps = Omit<ComponentProps<'input'>, 'onChange' | 'value'> & {
  id: string
  destinations: Destination[]
  onChange: (address: string) => void
  value: string
}

/** Before the first choice: Enter takes none, and stays the form's. */
const NONE = -1

/**
 * An address, typed, or chosen among the pages, questions and files of the site by some letters of their titles: the
 * editable combobox of the ARIA Authoring Practices, which proposes a list and takes nothing by itself.
 */
export function AddressInput(props: AddressInputProps) {
  const { destinations, id, onChange, value, ...input } = props
  const [isOpen, setIsOpen] = useState(false)
  const [active, setActive] = useState(NONE)
  const items = isOpen ? destinationsFor(value, destinations) : []
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    // At the end of a screen one would go through it unseen.
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
      // Around the list, by way of the input itself.
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
            // The focus stays in the input, which would close the list before the click.
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

/** What is read at a glance. */
const MOST = 8

/**
 * The destinations that have in their title, or else with their address, words that begin as each of those `typed`,
 * whatever the case and accents; none once `typed` is one of them.
 */
function destinationsFor(typed: string, destinations: Destination[]): Destination[] {
  const wanted = wordsOf(typed)
  if (!wanted.length || destinations.some(({ address }) => address === typed)) return []
  const isIn = (text: string) => {
    const words = wordsOf(text)
    return wanted.every((start) => words.some((word) => word.startsWith(start)))
  }
  const byTitle = destinations.filter(({ title }) => isIn(title))
  const others = destinations.filter((one) => !byTitle.includes(one))
  const byAddress = others.filter(({ address, title }) => isIn(`${title} ${address}`))
  return [...byTitle, ...byAddress].slice(0, MOST)
}
