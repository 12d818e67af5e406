import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import ts from 'typescript';

const isTextFile = (file) => /[sS]trings\.ts$/.test(file);

/**
 * Words in the files of texts (`*Strings.ts`) that no language reaches: templates without `say`, tables without `texts`.
 *
 * @param {string} root folder of the project
 * @returns {string[]} file and text
 */
export function findUntold(root) {
  const source = join(root, 'src');
  return readdirSync(source, { recursive: true })
    .map((path) => join(source, String(path)))
    .filter(isTextFile)
    .flatMap((path) => {
      const file = relative(source, path).split(sep).join('/');
      const code = ts.createSourceFile(file, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
      return findIn(code).map((text) => `${file}: ${text}`);
    });
}

function findIn(source) {
  const found = [];
  const visit = (node, isTold) => {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node)) {
      return;
    }
    const text = toWords(node);
    if (text !== null && !isTold && !isLeftAlone(node)) {
      found.push(text);
    }
    const opens = isTable(node, source) || isSay(node, source) || isBending(node);
    // In a function a table ends: what it returns has to be said.
    ts.forEachChild(node, (child) => visit(child, opens || (isTold && !ts.isFunctionLike(node))));
  };
  visit(source, false);
  return found;
}

function toWords(node) {
  const isTagged = node.parent && ts.isTaggedTemplateExpression(node.parent);
  const isText = ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateExpression(node);
  if (!isText || isTagged) {
    return null;
  }
  const text = ts.isTemplateExpression(node)
    ? [node.head, ...node.templateSpans.map(({ literal }) => literal)].map((one) => one.text).join(' ')
    : node.text;
  return /[A-Za-z]{2}/.test(text) && !/^https?:|^en-US$/.test(text) ? text : null;
}

const isSay = (node, source) => ts.isTaggedTemplateExpression(node) && node.tag.getText(source) === 'say';
const isTable = (node, source) => ts.isCallExpression(node) && /^texts(In\(|$)/.test(node.expression.getText(source));
const isWord = (node) => ts.isStringLiteral(node);
/** `one` or `many` inside of a template. */
const isBending = (node) => ts.isConditionalExpression(node) && isWord(node.whenTrue) && isWord(node.whenFalse);
/** Keys, and what is compared. */
const isLeftAlone = ({ parent }) =>
  (ts.isPropertyAssignment(parent) &&
    parent.name.kind === ts.SyntaxKind.StringLiteral &&
    parent.initializer.kind !== ts.SyntaxKind.StringLiteral) ||
  ts.isBinaryExpression(parent);
