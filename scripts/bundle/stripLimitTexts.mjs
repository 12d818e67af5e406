import ts from 'typescript';

/** What the code decides by stays; these are for people who read the tables, the documentation and the tests. */
const TEXTS = ['unit', 'reason', 'source'];
/** The properties of a limit (Threshold in src/engine/checks): an object with all of them is one. */
const OF_LIMIT = ['value', ...TEXTS];

/**
 * The source without the texts of its limits: `{ value: 8, unit: 'points', reason: '…', source: '…' }` becomes
 * `{ value: 8 }`, and of the arguments of a local function that makes limits those that are texts become 0. Only files that
 * name the type Threshold are touched; lines keep their numbers. Cost: one parse a file that has limits.
 */
export function stripLimitTexts(source) {
  const { properties, texts } = findTexts(source);
  return apply(source, [
    ...properties.map((one) => toCut(one, source)),
    ...texts.map((one) => ({ from: one.getStart(), to: one.end, put: '0' })),
  ]);
}

/** The texts of the limits of a source, as far as they are written out. */
export function listLimitTexts(source) {
  const { properties, texts } = findTexts(source);
  const values = properties.flatMap((one) => (ts.isPropertyAssignment(one) ? [one.initializer] : []));
  return [...values, ...texts].filter((one) => ts.isStringLiteralLike(one)).map(({ text }) => text);
}

/** Where texts stand: as properties of limits, and as arguments of what makes limits. */
function findTexts(source) {
  const properties = [];
  const texts = [];
  if (!/\bThreshold\b/.test(source)) {
    return { properties, texts };
  }
  const file = ts.createSourceFile('limits.ts', source, ts.ScriptTarget.Latest, true);
  const makers = new Map();
  visit(file, (node) => {
    if (isLimit(node)) {
      properties.push(...node.properties.filter((one) => TEXTS.includes(nameOf(one))));
    }
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && isMaker(node.initializer)) {
      makers.set(node.name.text, textParameters(node.initializer));
    }
  });
  visit(file, (node) => {
    const made = ts.isCallExpression(node) && ts.isIdentifier(node.expression) && makers.get(node.expression.text);
    if (made) {
      texts.push(...node.arguments.filter((_, index) => made.includes(index)));
    }
  });
  return { properties, texts };
}

function visit(node, see) {
  see(node);
  ts.forEachChild(node, (child) => visit(child, see));
}

const nameOf = ({ name }) => (name && ts.isIdentifier(name) ? name.text : undefined);

function isLimit(node) {
  return (
    ts.isObjectLiteralExpression(node) && OF_LIMIT.every((name) => node.properties.some((one) => nameOf(one) === name))
  );
}

/** `(value: number, …): Threshold => ({ … })` */
function isMaker(node) {
  return node !== undefined && ts.isArrowFunction(node) && node.type?.getText() === 'Threshold';
}

/** Positions of the parameters that end up in a text. A default says nothing once it is gone. */
function textParameters({ parameters }) {
  return parameters.flatMap((one, index) => (TEXTS.includes(nameOf(one)) ? [index] : []));
}

function toCut(property, source) {
  const comma = /^\s*,/.exec(source.slice(property.end));
  return { from: property.getStart(), to: property.end + (comma?.[0].length ?? 0), put: '' };
}

function apply(source, cuts) {
  let text = source;
  for (const { from, to, put } of cuts.sort((a, b) => b.from - a.from)) {
    const lines = source.slice(from, to).replace(/[^\n]/g, '');
    text = text.slice(0, from) + put + lines + text.slice(to);
  }
  return text;
}
