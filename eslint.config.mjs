import nextCoreWebVitals from 'eslint-config-next/core-web-vitals'
import regexp from 'eslint-plugin-regexp'
import tseslint from 'typescript-eslint'

export default tseslint.config(
  {
    ignores: [
      '.next/',
      'public/assets/',
      'data/',
      'next-env.d.ts',
      'payload-types.ts',
      'app/(payload)/admin/importMap.js',
      'migrations/',
    ],
  },
  ...nextCoreWebVitals,
  ...tseslint.configs.recommendedTypeChecked,
  {
    plugins: { regexp },
    rules: {
      // A text written to slow a regular expression down would block the process for all visitors.
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { report: 'potential' }],
    },
  },
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      // The public site is static markup outside Next's router: plain anchors and images are intended.
      '@next/next/no-html-link-for-pages': 'off',
      '@next/next/no-head-element': 'off',
      '@next/next/no-img-element': 'off',
      '@next/next/no-css-tags': 'off',
      '@next/next/no-sync-scripts': 'off',
      '@next/next/no-page-custom-font': 'off',
    },
  },
  { files: ['**/*.mjs'], ...tseslint.configs.disableTypeChecked },
)
