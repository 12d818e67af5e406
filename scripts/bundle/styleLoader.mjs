/**
 * A webpack loader: a style sheet becomes a module that puts it into the page. The loaders of the scaffold do the same with
 * two kilobytes for what we have no use for: files that a sheet refers to, and replacing it while the page is open.
 */
export default function styleLoader(css) {
  if (/url\(|@import/.test(css)) {
    throw new Error('This style sheet refers to other files: use the loaders of the scaffold for it.');
  }
  return `const sheet = document.createElement('style');
sheet.textContent = ${JSON.stringify(css)};
document.head.append(sheet);`;
}
