import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import webpack from 'webpack';

const FILE = 'THIRD_PARTY_NOTICES.txt';
const LICENCE = /^(licen[cs]e|notice|copying)(\.|-|$)/i;
const RULE = '-'.repeat(80);
const INTRODUCTION =
  'Leakscope is under the Apache License 2.0 (LICENSE). Its modules hold code of these packages, each under its own licence.';

/**
 * Webpack plugins: the licences of the packages whose code is in the modules, in one file beside the app's. `reader` is for
 * each compiler; `writer` for the one that comes last.
 */
export class ThirdPartyNotices {
  constructor() {
    /** The folders of the packages, by the name of the compiler. */
    this.packages = new Map();
  }

  reader() {
    return this.at(webpack.Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL, (compilation) => {
      const folders = [...listFiles(compilation)].map(findPackage).filter((folder) => folder !== null);
      this.packages.set(compilation.compiler.name, new Set(folders));
    });
  }

  writer() {
    return this.at(webpack.Compilation.PROCESS_ASSETS_STAGE_ADDITIONS, (compilation) => {
      const folders = new Set([...this.packages.values()].flatMap((some) => [...some]));
      compilation.emitAsset(FILE, new webpack.sources.RawSource(writeNotices([...folders].sort())));
    });
  }

  at(stage, work) {
    return {
      apply: (compiler) =>
        compiler.hooks.thisCompilation.tap('ThirdPartyNotices', (compilation) => {
          compilation.hooks.processAssets.tap({ name: 'ThirdPartyNotices', stage }, () => work(compilation));
        }),
    };
  }
}

/** The files that modules were made from, those that were joined into others among them. */
function listFiles({ chunks, chunkGraph }) {
  const files = new Set();
  const add = (module) => {
    if (module.modules) {
      [...module.modules].forEach(add);
    } else if (module.resource) {
      files.add(module.resource.split('?')[0]);
    }
  };
  for (const chunk of chunks) {
    [...chunkGraph.getChunkModulesIterable(chunk)].forEach(add);
  }
  return files;
}

/** The folder of the package that a file belongs to; null for our own. */
function findPackage(file) {
  if (!/[\\/]node_modules[\\/]/.test(file)) {
    return null;
  }
  let folder = dirname(file);
  while (!isPackage(folder)) {
    if (/[\\/]node_modules$/.test(folder)) {
      return null;
    }
    folder = dirname(folder);
  }
  return folder;
}

/** Some packages have a package.json without a name in folders of theirs. */
function isPackage(folder) {
  const file = join(folder, 'package.json');
  return existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).version !== undefined;
}

function writeNotices(folders) {
  return [INTRODUCTION, ...folders.map(writeNotice), ''].join(`\n\n${RULE}\n\n`);
}

function writeNotice(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const texts = readdirSync(folder).filter((file) => LICENCE.test(file));
  if (texts.length === 0) {
    throw new Error(`${name} ${version} has no licence file: replace the package, or add its licence to the notices.`);
  }
  const notices = texts.sort().map((file) => readFileSync(join(folder, file), 'utf8').trim());
  return [`${name} ${version} (${license})`, ...notices].join('\n\n');
}
