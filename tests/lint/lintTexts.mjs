/**
 * Lints texts as if they stood in files of the project: `[[file, text], ...]` on standard input, messages of the errors of
 * each on the last line of standard output. A process of its own, because Jest cannot load ESLint's configuration.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';

// Where CI is set, typescript-eslint would read each file from disk instead of the text that it is given.
process.env.TSESTREE_SINGLE_RUN = 'false';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const eslint = new ESLint({ cwd: ROOT });
const messages = [];
for (const [file, text] of JSON.parse(readFileSync(0, 'utf8'))) {
  const [result] = await eslint.lintText(text, { filePath: ROOT + file });
  messages.push(result.messages.filter(({ severity }) => severity === 2).map(({ message }) => message));
}
// A line of its own: plugins of ESLint print remarks of theirs.
process.stdout.write(`\n${JSON.stringify(messages)}`);
