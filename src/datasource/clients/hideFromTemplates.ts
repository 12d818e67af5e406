/**
 * Protects PromQL from the templating of the linked data source, which would replace `$name`, `${name}` and `[[name]]`
 * wherever they occur, in label values too. Our own variables are already filled in. Outside of string literals
 * neither `$` nor `[[` is PromQL, and inside of them an escape means the same character.
 */
export function hideFromTemplates(expr: string): string {
  return expr.replaceAll('$', '\\x24').replaceAll('[[', '[\\x5b');
}
