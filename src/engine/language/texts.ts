import { textsIn } from './textsIn';

/** A table that holds nothing but texts for people, read in the language of the user. */
export const texts = <const Table extends object>(table: Table): Table => textsIn()(table);
