/**
 * The rooms of the house, lowest first: what stands in one asks none that comes after it (docs/architecture.md). What a
 * section stores is known to pages before anything shows it.
 */
const ROOMS = [
  '^text/',
  '^platform/',
  '^call/',
  '^(access|fields)/',
  '^editing/',
  '^(components/views|sections/[^.]+)\\.ts$',
  '^(collections|globals)/',
  '^components/(dsfr|rgaa)/',
  '^sections/.+\\.tsx$',
  '^components/page/',
  '^(site|content)/',
  '^components/(admin|preview)/',
  '^(app/|[^/]+\\.ts$)',
]

const SOURCES =
  '^(app|access|call|collections|components|content|editing|fields|globals|platform|sections|site|text)/'

const rules = {
  forbidden: [
    ...ROOMS.slice(0, -1).map((path, place) => ({
      name: `up-from-${path}`,
      severity: 'error',
      comment: 'A room asks those below it.',
      from: { path },
      to: { path: ROOMS.slice(place + 1), pathNot: '^payload(-types|\\.config)\\.ts$' },
    })),
    { name: 'circle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'tools',
      severity: 'error',
      comment: 'What the site is asks nothing of what develops it.',
      from: { path: SOURCES },
      to: { path: '^(tests|tools)/' },
    },
  ],
  options: {
    // A tool installs what it alone needs beside it.
    exclude: {
      path: ['^(?:\\.next|data|migrations|node_modules|public)/', '^tools/[^/]+/node_modules/'],
    },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
  },
}

export default rules
