/**
 * The rooms (layers) of the code, lowest first: a file never imports from a later room (docs/architecture.md). Pages import
 * the schemas of sections, so these come before the components that show them.
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
  '^components/admin/',
  '^plugins/',
  '^(app/|[^/]+\\.ts$)',
]

/** The plugins that may import the `index.ts` of another, each with the reason. At most ten pairs (docs/plugins.md). */
export const PAIRS = [
  { from: 'replace', to: 'search', reason: 'It asks the index of the search where words are.' },
]

const SOURCES =
  '^(app|access|call|collections|components|content|editing|fields|globals|platform|plugins/[^/]+(?!/tests)|sections|site|text)/'

const rules = {
  forbidden: [
    ...ROOMS.slice(0, -1).map((path, place) => ({
      name: `up-from-${path}`,
      severity: 'error',
      comment: 'A room imports only from the rooms below it. The tests of a plugin may import all.',
      from: { path, pathNot: '^plugins/[^/]+/tests/' },
      to: { path: ROOMS.slice(place + 1), pathNot: '^payload(-types|\\.config)\\.ts$' },
    })),
    {
      name: 'plugin',
      severity: 'error',
      comment: 'A plugin imports only the core, so that each can be removed alone.',
      from: { path: '^plugins/([^/]+)/' },
      to: {
        path: '^plugins/',
        pathNot: ['^plugins/$1/', ...PAIRS.map(({ to }) => `^plugins/${to}/index\\.ts$`)],
      },
    },
    ...PAIRS.map(({ reason, to }) => ({
      name: `only-allowed-import-${to}`,
      severity: 'error',
      comment: reason,
      from: {
        path: '^plugins/',
        pathNot: [to, ...PAIRS.filter((one) => one.to === to).map(({ from }) => from)].map(
          (name) => `^plugins/${name}/`,
        ),
      },
      to: { path: `^plugins/${to}/` },
    })),
    { name: 'circle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'tools',
      severity: 'error',
      comment: 'The site imports nothing from its tests and tools.',
      from: { path: SOURCES },
      to: { path: '^(tests|tools)/' },
    },
  ],
  options: {
    // Each tool installs its own packages in its folder.
    exclude: {
      path: ['^(?:\\.next|data|migrations|node_modules|public)/', '^tools/[^/]+/node_modules/'],
    },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
  },
}

export default rules
