import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import webpack from 'webpack';
import { MODULES } from '../locales/folders.mjs';

/**
 * A webpack plugin: writes for each module the sentences that its code can say, in each language, beside its plugin.json:
 * docs/adr/0022-texts-by-their-english.md.
 */
export class Locales {
  /** @param {string} folder with a folder a language, and there a file a folder of the code */
  constructor(folder) {
    this.folder = folder;
  }

  apply(compiler) {
    compiler.hooks.thisCompilation.tap('Locales', (compilation) => {
      const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL;
      compilation.contextDependencies.add(this.folder);
      compilation.hooks.processAssets.tap({ name: 'Locales', stage }, () => {
        for (const language of readdirSync(this.folder)) {
          for (const { file, folder, catalogues } of MODULES) {
            const texts = Object.assign({}, ...catalogues.map((name) => this.read(language, name)));
            const source = new webpack.sources.RawSource(JSON.stringify(texts));
            compilation.emitAsset(`${folder}locales/${language}/${file}`, source);
          }
        }
      });
    });
  }

  read(language, name) {
    return JSON.parse(readFileSync(join(this.folder, language, `${name}.json`), 'utf8'));
  }
}
