/** The screen « Activité ». */
export const ACTIVITY_SCREEN = { path: '/activite', label: 'Activité', role: 'reviewer' } as const
