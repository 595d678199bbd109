import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** House rules that a machine can check. What the compiler sees already is not repeated here. */
const house = {
  'eqeqeq': ['error', 'always', { null: 'ignore' }],
  'no-control-regex': 'error',
  'no-var': 'error',
  'prefer-const': 'error',
  'no-restricted-syntax': ['error', { selector: 'ExportDefaultDeclaration', message: 'Names are exported, defaults are not.' }, { selector: 'ExportAllDeclaration', message: 'No barrels.' }],
};

const typed = {
  '@typescript-eslint/await-thenable': 'error',
  '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }],
  '@typescript-eslint/no-explicit-any': 'error',
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
};

/** The policy of the pages forbids inline styles, and lit-html sets style attributes through them. */
const withoutInlineStyles = {
  'lit/ban-attributes': ['error', 'style'],
  'no-restricted-imports': ['error', { paths: [{ name: 'lit/directives/style-map.js', message: 'The content security policy forbids style attributes: set custom properties through the CSSOM.' }] }],
};

export default defineConfig(
  { ignores: ['dist/**', 'coverage/**'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.base],
    languageOptions: { parserOptions: { projectService: { allowDefaultProject: ['*.config.ts', 'web/*.config.ts'] }, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: { ...house, ...typed },
  },
  {
    files: ['functions/**/*.ts', 'shared/**/*.ts', 'host/**/*.ts', 'web/src/**/*.ts', 'bench/**/*.ts', 'deploy/**/*.ts'],
    rules: { 'max-lines': ['error', { max: 250 }], 'max-lines-per-function': ['error', { max: 25, skipBlankLines: true, skipComments: true }] },
  },
  {
    files: ['web/src/**/*.ts'],
    extends: [lit.configs['flat/recommended'], wc.configs['flat/recommended']],
    plugins: { 'lit-a11y': litA11y },
    rules: { ...litA11y.configs.recommended.rules, ...withoutInlineStyles },
  },
  { files: ['*.config.ts', 'web/vite.config.ts', 'tests/web/e2e/product.ts'], rules: { 'no-restricted-syntax': 'off' } },
);
