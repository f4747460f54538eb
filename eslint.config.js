import tseslint from 'typescript-eslint'

/** Folders that a folder may not import: data -> core -> ingest | agent -> mcp -> bots | web | eval. */
const FORBIDDEN = {
  core: ['ingest', 'agent', 'mcp', 'bots', 'web', 'eval'],
  ingest: ['agent', 'mcp', 'bots', 'web', 'eval'],
  agent: ['ingest', 'mcp', 'bots', 'web', 'eval'],
  mcp: ['ingest', 'bots', 'web', 'eval'],
  bots: ['ingest', 'mcp', 'web', 'eval'],
  web: ['ingest', 'bots', 'eval'],
  eval: ['mcp', 'bots', 'web'],
}
/** The doors for people put the parts together, and tests may use what the parts give each other. */
const DOORS = ['**/main.ts', '**/*.test.ts', '**/testing*.ts', '**/testing/**']

export default tseslint.config(
  { ignores: ['node_modules', '.data', 'eval/results', 'coverage'] },
  ...tseslint.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none' },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-console': 'off',
      eqeqeq: 'error',
      'prefer-const': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
    },
  },
  ...Object.entries(FORBIDDEN).map(([folder, others]) => ({
    files: [`${folder}/**/*.ts`],
    ignores: DOORS,
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: others.flatMap((other) => [
                `../${other}/*`,
                `../**/${other}/*`,
                `**/../${other}/**`,
              ]),
              message: `${folder}/ stands before these folders: imports run one way.`,
            },
          ],
        },
      ],
    },
  })),
  {
    // Only the doors for people read the environment or end the process.
    files: ['**/*.ts'],
    ignores: [...DOORS, 'core/data/validate.ts', 'vitest.config.ts', 'core/killable/child.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'Settings are read in main.ts and handed in.',
        },
        { object: 'process', property: 'exit', message: 'Only main.ts ends the process.' },
      ],
    },
  },
)
