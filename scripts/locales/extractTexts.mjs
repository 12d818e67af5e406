import ts from 'typescript';

/**
 * The texts for people in one file: `say` templates, and the literals of tables in `texts({…})` and
 * `textsIn('title')({…})`. A place whose value only bends an English word (`${count === 1 ? 'life' : 'lives'}`) may be
 * left out in another language.
 *
 * @param {string} code
 * @param {string} file its name, which tells TSX
 * @returns {Array<{ text: string; bent: number[] }>}
 */
export function extractTexts(code, file) {
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true, kind);
  const constants = readConstants(source);
  const found = [];
  const visit = (node) => {
    if (ts.isTaggedTemplateExpression(node) && node.tag.getText(source) === 'say') {
      found.push(toText(node.template));
    }
    const fields = readTableFields(node, source);
    if (fields !== null) {
      node.arguments.forEach((table) => collectTable(table, fields, constants, found));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** @returns {{ text: string; bent: number[] }} */
function toText(template) {
  if (ts.isNoSubstitutionTemplateLiteral(template)) {
    return { text: template.text, bent: [] };
  }
  const { head, templateSpans } = template;
  return {
    text: head.text + templateSpans.map(({ literal }, index) => `{${index}}${literal.text}`).join(''),
    bent: templateSpans.flatMap(({ expression }, index) => (isBent(expression) ? [index] : [])),
  };
}

const isWord = (node) => ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node);
const isBent = (node) => ts.isConditionalExpression(node) && isWord(node.whenTrue) && isWord(node.whenFalse);

/** Fields of a table of texts; null where the node is none. */
function readTableFields(node, source) {
  if (!ts.isCallExpression(node)) {
    return null;
  }
  if (node.expression.getText(source) === 'texts') {
    return [];
  }
  const { expression } = node;
  return ts.isCallExpression(expression) && expression.expression.getText(source) === 'textsIn'
    ? expression.arguments.map(({ text }) => text)
    : null;
}

/** Strings that the file names once and its tables use by their names. */
function readConstants(source) {
  const known = new Map();
  for (const statement of source.statements.filter(ts.isVariableStatement)) {
    for (const { name, initializer } of statement.declarationList.declarations) {
      if (initializer && isWord(initializer)) {
        known.set(name.getText(source), initializer.text);
      }
    }
  }
  return known;
}

function collectTable(node, fields, constants, found) {
  const add = (text) => /^(?!https?:|\w+_\w+$).*[A-Za-z]{2}/.test(text ?? '') && found.push({ text, bent: [] });
  const visit = (value, isText) => {
    if (ts.isFunctionLike(value) || ts.isTypeNode(value)) {
      return;
    }
    if (isWord(value)) {
      isText && add(value.text);
    } else if (ts.isIdentifier(value)) {
      isText && add(constants.get(value.text));
    } else if (ts.isPropertyAssignment(value)) {
      const { initializer } = value;
      const isTable = ts.isObjectLiteralExpression(initializer) || ts.isArrayLiteralExpression(initializer);
      visit(
        initializer,
        isTable ? isText : fields.length === 0 || fields.includes(value.name.getText().replace(/'/g, ''))
      );
    } else if (ts.isCallExpression(value)) {
      // A row that a function makes of its arguments: sentences have spaces, code has lines, ids have neither.
      value.arguments.forEach(
        (one) => (!isWord(one) || / /.test(one.text)) && !/\n/.test(one.text ?? '') && visit(one, true)
      );
    } else {
      ts.forEachChild(value, (child) => visit(child, isText));
    }
  };
  visit(node, fields.length === 0);
}
