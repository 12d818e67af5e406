import ts from 'typescript';

const CONSTANT = /^[A-Z][A-Z0-9_]*$/;

/**
 * The source with `const { a, b: c } = TABLE;` spelled out as `const a = TABLE.a, c = TABLE.b;`. It means the same, and a
 * minifier that sees each use of a table puts the numbers in their places. Only names in capitals, which are constants of a
 * module here. Lines keep their numbers. Cost: one parse a file that has such a line.
 */
export function spellConstants(source, fileName = 'file.ts') {
  if (!/\}\s*=\s*[A-Z][A-Z0-9_]*\s*;/.test(source)) {
    return source;
  }
  const kind = fileName.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const file = ts.createSourceFile(fileName, source, ts.ScriptTarget.Latest, true, kind);
  const found = [];
  const see = (node) => {
    if (ts.isVariableDeclaration(node) && isSpelled(node)) {
      found.push(node);
    }
    ts.forEachChild(node, see);
  };
  see(file);
  return found.reverse().reduce((text, node) => {
    const lines = node.getText().replace(/[^\n]/g, '');
    return text.slice(0, node.getStart()) + spell(node) + lines + text.slice(node.end);
  }, source);
}

function isSpelled({ name, initializer, type }) {
  return (
    ts.isObjectBindingPattern(name) &&
    type === undefined &&
    initializer !== undefined &&
    ts.isIdentifier(initializer) &&
    CONSTANT.test(initializer.text) &&
    name.elements.length > 0 &&
    name.elements.every(isPlain)
  );
}

function isPlain({ dotDotDotToken, initializer, name, propertyName }) {
  const isNamed = propertyName === undefined || ts.isIdentifier(propertyName);
  return dotDotDotToken === undefined && initializer === undefined && ts.isIdentifier(name) && isNamed;
}

function spell({ name, initializer }) {
  return name.elements
    .map((one) => `${one.name.text} = ${initializer.text}.${(one.propertyName ?? one.name).text}`)
    .join(', ');
}
