import type { Assets } from '@/platform/assets'

type HeadFilesProps = { assets: Assets }

/** What every page's head loads but scripts: icons, fonts of the first screen, style sheets. */
export function HeadFiles({ assets }: HeadFilesProps) {
  return (
    <>
      <meta name="theme-color" content="#000091" />
      <link rel="icon" href={assets.favicon.svg} type="image/svg+xml" />
      <link rel="apple-touch-icon" href={assets.favicon.appleTouch} />
      {assets.fonts.map((href) => (
        <link key={href} rel="preload" href={href} as="font" type="font/woff2" crossOrigin="" />
      ))}
      {assets.styles.map((href) => (
        <link key={href} rel="stylesheet" href={href} />
      ))}
    </>
  )
}
