import jsxA11y from 'eslint-plugin-jsx-a11y';

const recommended = jsxA11y.flatConfigs.recommended;
/** Keys come up from what has the focus inside: whoever listens further out need not be interactive itself. */
const MOUSE_HANDLERS = { handlers: ['onClick', 'onMouseDown', 'onMouseUp'] };

/** What a page must have for keyboards and screen readers, as far as it can be read from the code. */
export const accessibilityRules = [
  {
    files: ['src/{panel,app,datasource,ui}/**/*.tsx'],
    ...recommended,
    rules: {
      ...recommended.rules,
      'jsx-a11y/no-noninteractive-element-interactions': ['error', MOUSE_HANDLERS],
      'jsx-a11y/no-static-element-interactions': ['error', MOUSE_HANDLERS],
      // What scrolls must be reachable by keyboard (region), and so must a chart whose cursor moves by keys (group).
      'jsx-a11y/no-noninteractive-tabindex': ['error', { tags: [], roles: ['region', 'group'] }],
    },
  },
];
