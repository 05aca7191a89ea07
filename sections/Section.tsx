import type { ReactNode } from 'react'

import type { SectionView } from '@/components/views'

import { components } from './components'
import type { SectionProps } from './props'

/** Shows a section with the component of its type. */
export function Section<Type extends SectionView['blockType']>(props: SectionProps<Type>) {
  const type: Type = props.section.blockType
  const Component: (props: SectionProps<Type>) => ReactNode = components[type]
  return <Component {...props} />
}
