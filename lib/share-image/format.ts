/** The pictures that networks show with a link: what they ask for (1.91 to 1), in pixels. */
export const CARD = { width: 1200, height: 630, type: 'image/png' } as const
