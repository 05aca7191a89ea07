import type { ReactNode } from 'react'

type HeadingProps = {
  level: 1 | 2 | 3 | 4
  id?: string
  className?: string
  children: ReactNode
}

/** A heading whose level depends on where it stands, so that none is skipped (RGAA 9.1). */
export function Heading({ level, ...rest }: HeadingProps) {
  const Tag = `h${level}` as const
  return <Tag {...rest} />
}
