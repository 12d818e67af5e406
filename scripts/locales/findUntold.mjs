import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import ts from 'typescript';

const isTextFile = (file) => /[sS]trings\.ts$/.test(file);
const isComponent = (file) => /(?<!\.test)\.tsx$/.test(file);
/** What somebody may type, as it is: names of metrics and groupings. */
const EXAMPLE = /^[a-z_, ]*_[a-z_, ]*$|^version$|^team, shard$/;
/** Attributes that people read or hear. */
const TOLD = /^(aria-label|title|label|placeholder|description|tooltip|alt|subtitle|header)$/;

/**
 * Words that no language reaches: in files of texts (`*Strings.ts`) templates without `say` and tables without `texts`; in
 * components words between tags, and in attributes that people read.
 *
 * @param {string} root folder of the project
 * @returns {string[]} file and text
 */
export function findUntold(root) {
  const source = join(root, 'src');
  return readdirSync(source, { recursive: true }).flatMap((path) => {
    const file = String(path).split(sep).join('/');
    if (!isTextFile(file) && !isComponent(file)) {
      return [];
    }
    const kind = isComponent(file) ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
    const text = readFileSync(join(source, file), 'utf8');
    const code = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind);
    return (isTextFile(file) ? findIn(code) : findInJsx(code)).map((one) => `${file}: ${one}`);
  });
}

function findInJsx(source) {
  const found = [];
  const visit = (node) => {
    const text = ts.isJsxText(node) ? node.text.trim() : toWords(node);
    if (text !== null && /[A-Za-z]{2}/.test(text) && !EXAMPLE.test(text) && (ts.isJsxText(node) || isTold(node))) {
      found.push(text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Between tags, or in an attribute that people read; `a ? 'x' : 'y'` is looked into. */
function isTold({ parent }) {
  if (ts.isJsxAttribute(parent)) {
    return TOLD.test(parent.name.getText());
  }
  if (ts.isConditionalExpression(parent) || ts.isParenthesizedExpression(parent)) {
    return isTold(parent);
  }
  return ts.isJsxExpression(parent) && (!ts.isJsxAttribute(parent.parent) || isTold(parent));
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
