import { translate } from './catalogue';

/**
 * A table that holds ids as well: only the named fields are texts (all of them, where none is named). Modules are evaluated
 * before the language is known, so that each text becomes a getter.
 */
export const textsIn =
  (...fields: readonly string[]) =>
  <Table extends object>(table: Table): Table => {
    for (const [key, value] of Object.entries(table)) {
      if (typeof value === 'string' && (fields.length === 0 || fields.includes(key))) {
        Object.defineProperty(table, key, { get: () => translate(value), enumerable: true });
      } else if (typeof value === 'object' && value !== null) {
        textsIn(...fields)(value as object);
      }
    }
    return table;
  };
